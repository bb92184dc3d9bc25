package org.jawoord.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jawoord.database.DurableFile;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.SigningKey;

/**
 * The file with the private keys, as PKCS#8 in PEM (RFC 5958, RFC 7468): the first one signs; those after it signed
 * before, and records that they sealed are still taken.
 */
record KeyFile(Path path) {

    /** Where it is when the owner names no other, below the data directory. */
    static final String DEFAULT = "keys/signing.pem";

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN PRIVATE KEY-----.*?-----END PRIVATE KEY-----", Pattern.DOTALL);

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * The keys, the one that signs first.
     *
     * @throws IOException when it can't be read, or holds no Ed25519 key
     */
    List<SigningKey> read() throws IOException {
        var keys = new ArrayList<SigningKey>();
        var blocks = BLOCK.matcher(Files.readString(path));
        while (blocks.find()) {
            keys.add(parsed(blocks.group()));
        }
        if (keys.isEmpty()) {
            throw new IOException("there is no PRIVATE KEY block in it");
        }
        return keys;
    }

    /** A fresh key before those that are there. */
    SigningKey addFirst() throws IOException {
        var fresh = SigningKey.generate(new SecureRandom());
        add(fresh);
        return fresh;
    }

    /** This key before those that are there. */
    void add(SigningKey key) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        DurableFile.write(path, key.pem() + (exists() ? Files.readString(path) : ""));
    }

    private static SigningKey parsed(String pem) throws IOException {
        try {
            return SigningKey.ofPem(pem);
        } catch (InvalidProof e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
