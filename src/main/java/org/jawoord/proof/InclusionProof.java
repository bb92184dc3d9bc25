package org.jawoord.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The proof that a leaf is in a tree, as a receipt carries it. It may be wrong; {@link #proves} tells.
 *
 * @param index of the leaf, 0 ≤ index &lt; size
 * @param size leaves in the tree
 * @param hashes from the bottom up, 32 bytes each, at most 63
 */
public record InclusionProof(long index, long size, List<byte[]> hashes) {

    /** Longest way up in a tree whose size fits in 63 bits. */
    public static final int MAX_HASHES = 63;

    public InclusionProof {
        hashes = hashes.stream().map(hash -> MerkleHash.checked(hash).clone()).toList();
        if (!isSound(index, size, hashes.size())) {
            throw new IllegalArgumentException("no proof for leaf " + index + " of " + size);
        }
    }

    /** The proof for a leaf of a tree. */
    public static InclusionProof of(long index, long size, Subtrees subtrees) {
        return new InclusionProof(index, size, MerkleTree.inclusionProof(index, size, subtrees));
    }

    /** The proof with hashes as {@link #base64} writes them. */
    public static InclusionProof parse(long index, long size, List<String> base64) throws InvalidProof {
        if (!isSound(index, size, base64.size())) {
            throw new InvalidProof("An inclusion proof has an index below its size, and at most 63 hashes.");
        }
        var hashes = new ArrayList<byte[]>();
        for (var hash : base64) {
            if (hash == null) {
                throw new InvalidProof("A hash of the inclusion proof is missing.");
            }
            hashes.add(CanonicalBase64.hash("A hash of the inclusion proof", hash));
        }
        return new InclusionProof(index, size, hashes);
    }

    /** The hashes in base64, for JSON. */
    public List<String> base64() {
        return hashes.stream().map(CanonicalBase64::encode).toList();
    }

    /** Whether the leaf with this hash is in the tree with this root, at {@link #index} of {@link #size}. */
    public boolean proves(byte[] leafHash, byte[] root) {
        return ProofCheck.inclusion(leafHash, index, size, hashes, root);
    }

    @Override
    public List<byte[]> hashes() {
        return hashes.stream().map(byte[]::clone).toList();
    }

    private static boolean isSound(long index, long size, int hashes) {
        return index >= 0 && index < size && hashes <= MAX_HASHES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InclusionProof that
                && index == that.index
                && size == that.size
                && base64().equals(that.base64());
    }

    @Override
    public int hashCode() {
        return Objects.hash(index, size, base64());
    }
}
