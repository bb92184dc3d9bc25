package org.jawoord.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of a Merkle tree: SHA-256 with a first byte that tells leaves from nodes (RFC 6962 section 2.1). */
public final class MerkleHash {

    /** Length of every hash, in bytes. */
    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleHash() {}

    /** The hash of a leaf that holds this data, of any length. */
    public static byte[] leaf(byte[] data) {
        var digest = sha256();
        digest.update(LEAF);
        return digest.digest(data);
    }

    /** The hash of a node over two hashes of {@value #BYTES} bytes; {@link IllegalArgumentException} on other lengths. */
    public static byte[] node(byte[] left, byte[] right) {
        return node(sha256(), left, right);
    }

    /** The root of a tree without leaves: the hash of nothing. */
    public static byte[] empty() {
        return sha256().digest();
    }

    /** As {@link #node(byte[], byte[])}, with a digest that the caller keeps for itself: half the time when appending. */
    static byte[] node(MessageDigest digest, byte[] left, byte[] right) {
        checked(left);
        checked(right); // before the digest has seen anything
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The same hash; {@link IllegalArgumentException} when it can't be one. */
    static byte[] checked(byte[] hash) {
        if (!isHash(hash)) {
            throw new IllegalArgumentException("a hash has " + BYTES + " bytes");
        }
        return hash;
    }

    /** Whether this can be a hash: there, and of the right length. */
    static boolean isHash(byte[] hash) {
        return hash != null && hash.length == BYTES;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform must have SHA-256", e);
        }
    }
}
