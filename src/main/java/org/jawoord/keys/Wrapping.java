package org.jawoord.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A private key under a password, so that another server of the same database can have it: AES-256-GCM under a key of
 * PBKDF2-HMAC-SHA-256 (RFC 8018) with 600,000 rounds (OWASP). Who can only read the tables can't read it.
 */
final class Wrapping {

    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;

    private Wrapping() {}

    /** Salt, nonce and sealed seed, one after the other. */
    static byte[] wrap(byte[] seed, String password) throws GeneralSecurityException {
        var head = new byte[SALT_BYTES + NONCE_BYTES];
        new SecureRandom().nextBytes(head);
        var sealed = cipher(Cipher.ENCRYPT_MODE, head, password).doFinal(seed);
        return ByteBuffer.allocate(head.length + sealed.length)
                .put(head)
                .put(sealed)
                .array();
    }

    /** The seed; {@link GeneralSecurityException} under another password. */
    static byte[] unwrap(byte[] wrapped, String password) throws GeneralSecurityException {
        int head = SALT_BYTES + NONCE_BYTES;
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(wrapped, head), password)
                .doFinal(wrapped, head, wrapped.length - head);
    }

    private static Cipher cipher(int mode, byte[] head, String password) throws GeneralSecurityException {
        var salt = Arrays.copyOf(head, SALT_BYTES);
        var spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, KEY_BITS);
        var key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key.getEncoded(), "AES"),
                new GCMParameterSpec(TAG_BITS, head, SALT_BYTES, NONCE_BYTES));
        return cipher;
    }
}
