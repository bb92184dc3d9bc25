package org.jawoord.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jawoord.database.DurableFile;

/** The file with the secret under which identifiers are hashed: one line of 64 hex digits ({@code openssl rand -hex 32}). */
record IdentityKeyFile(Path path) {

    /** Where it is when the owner names no other, below the data directory. */
    static final String DEFAULT = "keys/identity.key";

    /** Bytes of the secret: as long as the hash, which is the least that RFC 2104 section 3 advises. */
    static final int BYTES = 32;

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * The secret, 32 bytes.
     *
     * @throws IOException when it can't be read, or is none; the message tells nothing of what is in it
     */
    byte[] read() throws IOException {
        var text = Files.readString(path).strip();
        if (!text.matches("[0-9a-fA-F]{" + 2 * BYTES + "}")) {
            throw new IOException("it must hold " + 2 * BYTES + " hex digits and nothing else");
        }
        return HexFormat.of().parseHex(text);
    }

    /** Makes a secret; only its owner can read it, and it is on disk on return. */
    void make() throws IOException {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        write(secret);
    }

    /** Keeps a secret of 32 bytes. */
    void write(byte[] secret) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        DurableFile.write(path, HexFormat.of().formatHex(secret) + "\n");
    }

    /** Takes it away again, when it was made in vain and nothing was hashed with it. */
    void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}
