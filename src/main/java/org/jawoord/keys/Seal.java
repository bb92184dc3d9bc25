package org.jawoord.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks a record as written by a server that has the key: whoever can write to the database, and has not the key, can't
 * add a record that the ledger would take, nor put one that a server wrote at another place in the order. HMAC-SHA-256
 * (RFC 2104) over place (8 bytes, big-endian), salt (32 bytes) and record, cut to 16 bytes.
 */
public final class Seal {

    /** Bytes of a seal: 128 bits, which nobody guesses. */
    public static final int BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** A seal under this key, 32 bytes. */
    Seal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** A key of its own for this purpose, derived from another secret. */
    static Seal derivedFrom(byte[] secret) {
        return new Seal(mac(
                new SecretKeySpec(secret, ALGORITHM),
                "jawoord record seal".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    /** The seal of a record at its place under its salt, 16 bytes. */
    public byte[] of(long seq, byte[] salt, byte[] record) {
        return Arrays.copyOf(
                mac(key, ByteBuffer.allocate(Long.BYTES).putLong(seq).array(), salt, record), BYTES);
    }

    /** Whether this is the seal of that record at that place; false for none. */
    public boolean fits(byte[] seal, long seq, byte[] salt, byte[] record) {
        return seal != null && MessageDigest.isEqual(seal, of(seq, salt, record));
    }

    private static byte[] mac(SecretKeySpec key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform must have HmacSHA256", e);
        }
    }
}
