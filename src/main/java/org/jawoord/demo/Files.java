package org.jawoord.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The demo's own files, below {@code demo/} on the class path. */
final class Files {

    private Files() {}

    /**
     * @throws FileNotFoundException there is no such file
     */
    static InputStream open(String name) throws IOException {
        var stream = Files.class.getResourceAsStream("/demo/" + name);
        if (stream == null) {
            throw new FileNotFoundException("demo/" + name);
        }
        return stream;
    }

    static String text(String name) throws IOException {
        try (var stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
