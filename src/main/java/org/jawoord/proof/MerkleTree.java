package org.jawoord.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of a Merkle tree, computed from its complete subtrees as RFC 6962 defines them (sections 2.1 to
 * 2.1.2). Hashes in a proof go from the bottom up. What can't be asked is an {@link IllegalArgumentException}.
 */
public final class MerkleTree {

    private MerkleTree() {}

    /** The root of the first {@code size} leaves, 32 bytes; of none, the hash of nothing. */
    public static byte[] root(long size, Subtrees subtrees) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size");
        }
        return size == 0 ? MerkleHash.empty() : root(0, size, subtrees);
    }

    /** The proof that a leaf is in the tree of the first {@code size} leaves; 0 ≤ index &lt; size. */
    public static List<byte[]> inclusionProof(long index, long size, Subtrees subtrees) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        var proof = new ArrayList<byte[]>();
        path(index, 0, size, subtrees, proof);
        return proof;
    }

    /**
     * The proof that the tree of {@code to} leaves starts with the one of {@code from}; 0 ≤ from ≤ to. Empty for equal
     * trees and for the empty one, which everything starts with.
     */
    public static List<byte[]> consistencyProof(long from, long to, Subtrees subtrees) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a tree of " + to + " doesn't come after one of " + from);
        }
        var proof = new ArrayList<byte[]>();
        if (from > 0) {
            subproof(from, 0, to, true, subtrees, proof);
        }
        return proof;
    }

    /** PATH of RFC 6962 2.1.1 for leaf {@code index} in the leaves from {@code start} to before {@code end}. */
    private static void path(long index, long start, long end, Subtrees subtrees, List<byte[]> proof) {
        if (end - start == 1) {
            return;
        }
        long middle = start + leftLeaves(end - start);
        if (index < middle) {
            path(index, start, middle, subtrees, proof);
            proof.add(root(middle, end, subtrees));
        } else {
            path(index, middle, end, subtrees, proof);
            proof.add(root(start, middle, subtrees));
        }
    }

    /** SUBPROOF of RFC 6962 2.1.2; {@code known}: the verifier has the hash of these leaves, if they are all old. */
    private static void subproof(
            long from, long start, long end, boolean known, Subtrees subtrees, List<byte[]> proof) {
        if (from == end) {
            if (!known) {
                proof.add(root(start, end, subtrees));
            }
            return;
        }
        long middle = start + leftLeaves(end - start);
        if (from <= middle) {
            subproof(from, start, middle, known, subtrees, proof);
            proof.add(root(middle, end, subtrees));
        } else {
            subproof(from, middle, end, false, subtrees, proof);
            proof.add(root(start, middle, subtrees));
        }
    }

    /** The root over some leaves; {@code start} is a multiple of the next power of two, as in every split above. */
    private static byte[] root(long start, long end, Subtrees subtrees) {
        long leaves = end - start;
        if (Long.bitCount(leaves) == 1) {
            int height = Long.numberOfTrailingZeros(leaves);
            return subtrees.root(height, start >>> height);
        }
        long middle = start + leftLeaves(leaves);
        return MerkleHash.node(root(start, middle, subtrees), root(middle, end, subtrees));
    }

    /** The largest power of two below the number of leaves: where RFC 6962 splits. */
    private static long leftLeaves(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
