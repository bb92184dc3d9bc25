package org.jawoord.proof;

/**
 * What the ledger keeps of a record: SHA-256(salt || record). Without the salt nobody can tell which record it was, not
 * even by trying them all; so deleting salt and record erases the person, and the proofs of the others stay valid.
 */
public final class Commitment {

    /** Length of a salt, in bytes: as long as the hash, so that guessing a salt is as hard as breaking the hash. */
    public static final int SALT_BYTES = 32;

    private Commitment() {}

    /**
     * The commitment, 32 bytes.
     *
     * @param salt32 exactly {@value #SALT_BYTES} random bytes, else {@link IllegalArgumentException}: a fixed length
     *     keeps the border between salt and record from moving
     * @param canonicalRecord the record in its one spelling (RFC 8785)
     */
    public static byte[] of(byte[] salt32, byte[] canonicalRecord) {
        if (salt32.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
        }
        var digest = MerkleHash.sha256();
        digest.update(salt32);
        return digest.digest(canonicalRecord);
    }
}
