package org.jawoord.preview;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The pictures that are passed on: those that can't run script, and that every browser shows or leaves alone. Each is known by its first
 * bytes (WHATWG MIME Sniffing §6.1; AVIF: its brand).
 */
enum PictureType {
    JPEG("image/jpeg") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "\u00ff\u00d8\u00ff");
        }
    },
    PNG("image/png") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "\u0089PNG\r\n\u001a\n");
        }
    },
    WEBP("image/webp") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "RIFF") && has(bytes, 8, "WEBPVP");
        }
    },
    AVIF("image/avif") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 4, "ftypavif") || has(bytes, 4, "ftypavis");
        }
    },
    GIF("image/gif") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "GIF87a") || has(bytes, 0, "GIF89a");
        }
    };

    private final String mediaType;

    PictureType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As in {@code Content-Type}. */
    String mediaType() {
        return mediaType;
    }

    /** Whether the first bytes are those of this type. */
    abstract boolean begins(byte[] bytes);

    /** The type that a {@code Content-Type} header names, with or without parameters; empty for none of ours, or without a header. */
    static Optional<PictureType> named(String header) {
        var name = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(name))
                .findFirst();
    }

    private static boolean has(byte[] bytes, int at, String latin1) {
        var wanted = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
