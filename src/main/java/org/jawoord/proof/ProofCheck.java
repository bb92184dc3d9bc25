package org.jawoord.proof;

import java.security.MessageDigest;
import java.util.List;

/**
 * Whether a proof proves, after the algorithms of RFC 9162 (2.1.3.2 and 2.1.4.2), which are those of RFC 6962 written
 * for a verifier. Never throws: everything comes from strangers, and whatever isn't a proof is {@code false}.
 *
 * <p>A size and a root must come together, from one signed checkpoint: a proof binds the root, and some other size can
 * give the same way up (leaf 0 of 3 leaves proves as well as leaf 0 of 4).
 */
public final class ProofCheck {

    private ProofCheck() {}

    /**
     * Whether the leaf with this hash is number {@code index} of the tree with this size and root.
     *
     * @param leafHash {@link MerkleHash#leaf} of the leaf's data: computed by whoever checks, never taken from the proof
     */
    public static boolean inclusion(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || !MerkleHash.isHash(leafHash) || !areHashes(proof)) {
            return false;
        }
        long node = index;
        long last = size - 1;
        var hash = leafHash;
        for (var sibling : proof) {
            if (last == 0) {
                return false; // longer than the way up
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) { // no sibling on the right edge: further up
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = MerkleHash.node(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /**
     * Whether the tree with size {@code to} and its root starts with the leaves of the one with size {@code from}. From
     * the empty tree, whose root must be the hash of nothing, an empty proof is right.
     */
    public static boolean consistency(long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
        if (from < 0 || from > to || !MerkleHash.isHash(fromRoot) || !MerkleHash.isHash(toRoot) || !areHashes(proof)) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty()
                    && MessageDigest.isEqual(fromRoot, toRoot)
                    && (from > 0 || MessageDigest.isEqual(fromRoot, MerkleHash.empty()));
        }
        if (from == 0) {
            return proof.isEmpty() && MessageDigest.isEqual(fromRoot, MerkleHash.empty());
        }
        return climb(from, fromRoot, to, toRoot, proof);
    }

    private static boolean climb(long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
        boolean complete = Long.bitCount(from) == 1; // then the old root is itself the first hash
        if (proof.isEmpty() && !complete) {
            return false;
        }
        int skip = Long.numberOfTrailingZeros(from);
        long node = (from - 1) >>> skip;
        long last = (to - 1) >>> skip;
        var oldHash = complete ? fromRoot : proof.get(0);
        var newHash = oldHash;
        for (var sibling : complete ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = MerkleHash.node(sibling, oldHash);
                newHash = MerkleHash.node(sibling, newHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                newHash = MerkleHash.node(newHash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(oldHash, fromRoot) && MessageDigest.isEqual(newHash, toRoot);
    }

    private static boolean areHashes(List<byte[]> proof) {
        return proof != null && proof.stream().allMatch(MerkleHash::isHash);
    }
}
