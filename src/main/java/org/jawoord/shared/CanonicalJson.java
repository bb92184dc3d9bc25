package org.jawoord.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/** One spelling for one JSON value: RFC 8785 (JCS), so that equal documents have equal hashes. */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** The canonical text of a JSON tree. */
    public static String of(JsonNode tree) {
        return of(tree.toString());
    }

    /** The canonical text of a JSON document; {@link UncheckedIOException} when it isn't one. */
    public static String of(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("not canonicalizable", e);
        }
    }

    /** The SHA-256 of the canonical text in UTF-8, 32 bytes. */
    public static byte[] sha256(JsonNode tree) {
        return Sha256.of(of(tree).getBytes(StandardCharsets.UTF_8));
    }
}
