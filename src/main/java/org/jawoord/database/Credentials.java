package org.jawoord.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The passwords of the embedded server's roles: made once at random, kept in a file that only its owner can read.
 *
 * @param superuser of {@code postgres}: makes the other two, nothing else
 * @param owner of {@link Cluster#OWNER}: owns the tables, runs the migrations
 * @param application of {@link Cluster#APPLICATION}: what the connection pool uses
 */
record Credentials(String superuser, String owner, String application) {

    private static final int RANDOM_BYTES = 24;

    static Credentials keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file, new Credentials(random(), random(), random()));
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3) {
            throw new IOException(file + " is damaged: it should hold three lines");
        }
        return new Credentials(lines.get(0), lines.get(1), lines.get(2));
    }

    private static void write(Path file, Credentials made) throws IOException {
        DurableFile.write(file, made.superuser + "\n" + made.owner + "\n" + made.application + "\n");
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
