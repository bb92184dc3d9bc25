package org.jawoord.snippet;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jawoord.shared.Sha256;

/**
 * A file in the three forms that browsers take, made once: as it is, gzip, and brotli where this machine has it. Each
 * form has a strong ETag of its own (RFC 9110 §8.8.3.3).
 */
final class Compressed {

    /** Smallest result; takes a tenth of a second, once per file. */
    private static final int BROTLI_QUALITY = 11;

    /** Base-2 logarithm of bytes; more than any file of ours. */
    private static final int WINDOW = 22;

    private final Form plain;
    private final Form gzip;
    private final Form brotli;

    /** One form: bytes as sent. {@code encoding} is the value of Content-Encoding, or null. */
    record Form(byte[] bytes, String encoding, String etag) {}

    /** With tags made of the text, each form its own. */
    Compressed(String text) {
        this(text, null);
    }

    /** With one tag for all forms, where a contract says which; null for none. */
    Compressed(String text, String tag) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var hash = HexFormat.of().formatHex(Sha256.of(bytes), 0, 16);
        this.plain = new Form(bytes, null, tag != null ? tag : '"' + hash + '"');
        this.gzip = new Form(gzip(bytes), "gzip", tag != null ? tag : '"' + hash + "-gzip\"");
        this.brotli = Brotli4jLoader.isAvailable()
                ? new Form(brotli(bytes), "br", tag != null ? tag : '"' + hash + "-br\"")
                : null;
    }

    /** The smallest form that {@code Accept-Encoding} allows; the header may be null. */
    Form forClient(String acceptEncoding) {
        var accepted = acceptEncoding == null ? "" : acceptEncoding.toLowerCase(Locale.ROOT);
        if (brotli != null && accepts(accepted, "br")) {
            return brotli;
        }
        return accepts(accepted, "gzip") ? gzip : plain;
    }

    /** The file as it is: what integrity checks are about. */
    byte[] plain() {
        return plain.bytes;
    }

    /** Bytes that all forms take together. */
    int weight() {
        return plain.bytes.length + gzip.bytes.length + (brotli == null ? 0 : brotli.bytes.length);
    }

    private static boolean accepts(String accepted, String encoding) {
        for (var part : accepted.split(",", -1)) {
            var pieces = part.trim().split(";", 2);
            if (pieces[0].trim().equals(encoding)) {
                return pieces.length == 1 || !pieces[1].replace(" ", "").matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The smallest of what the encoder makes when it takes the bytes for one thing or another; which one that is, only trying tells. */
    private static byte[] brotli(byte[] bytes) {
        byte[] smallest = null;
        for (var mode : Encoder.Mode.values()) {
            try {
                var made = Encoder.compress(bytes, Encoder.Parameters.create(BROTLI_QUALITY, WINDOW, mode));
                smallest = smallest == null || made.length < smallest.length ? made : smallest;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return smallest;
    }
}
