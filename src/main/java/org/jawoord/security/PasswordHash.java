package org.jawoord.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is stored: PBKDF2-HMAC-SHA512 (RFC 8018) with its parameters, so that they can be raised later
 * without locking anybody out. Every character counts, however long the password is.
 *
 * <p>600 000 iterations are what OWASP asks for with SHA-256; with SHA-512 it asks for 210 000.
 */
final class PasswordHash {

    static final int ITERATIONS = 600_000;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final String NAME = "pbkdf2-sha512";
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final int iterations;
    private final byte[] salt;
    private final byte[] key;

    private PasswordHash(int iterations, byte[] salt, byte[] key) {
        this.iterations = iterations;
        this.salt = salt;
        this.key = key;
    }

    /** Takes about half a second of processor time, on purpose. */
    static PasswordHash of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(ITERATIONS, salt, derive(password, ITERATIONS, salt));
    }

    /** A hash that no password matches, for names that nobody has: the answer takes as long as for the others. */
    static PasswordHash ofNobody() {
        byte[] salt = new byte[SALT_BYTES];
        return new PasswordHash(ITERATIONS, salt, new byte[KEY_BYTES]);
    }

    /**
     * @throws IllegalArgumentException when this is not what {@link #stored} made
     */
    static PasswordHash parse(String stored) {
        String[] parts = stored.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(NAME)) {
            throw new IllegalArgumentException("not a password hash that this version knows");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(Integer.parseInt(parts[1]), base64.decode(parts[2]), base64.decode(parts[3]));
    }

    String stored() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return NAME + "$" + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(key);
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(key, derive(password, iterations, salt));
    }

    /** Whether it was made with weaker parameters than today's, and should be made anew at the next log-in. */
    boolean isOutdated() {
        return iterations < ITERATIONS;
    }

    private static byte[] derive(String password, int iterations, byte[] salt) {
        // keyboards differ in how they compose é: NFKC, as NIST SP 800-63B asks
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        // JDK's PBKDF2 encodes characters as UTF-8 itself
        PBEKeySpec spec = new PBEKeySpec(normal.toCharArray(), salt, iterations, KEY_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every supported JDK has " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
        }
    }
}
