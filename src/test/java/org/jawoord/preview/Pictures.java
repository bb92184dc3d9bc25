package org.jawoord.preview;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that begin as pictures do. */
final class Pictures {

    private static final int SIZE = 2_000;

    private Pictures() {}

    /** The shortest beginning that a type is known by. */
    static byte[] beginning(PictureType type) {
        var text =
                switch (type) {
                    case JPEG -> "\u00ff\u00d8\u00ff";
                    case PNG -> "\u0089PNG\r\n\u001a\n";
                    case WEBP -> "RIFF....WEBPVP";
                    case AVIF -> "....ftypavif";
                    case GIF -> "GIF89a";
                };
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A picture of an ordinary size. */
    static byte[] of(PictureType type) {
        return of(type, SIZE);
    }

    /** A picture of so many bytes. */
    static byte[] of(PictureType type, int bytes) {
        return Arrays.copyOf(beginning(type), bytes);
    }
}
