package org.jawoord.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: all that is needed to append leaves and know the root, at most 63 hashes (a compact range
 * from leaf 0). Changes with each append; one thread at a time.
 */
public final class Frontier {

    private final byte[][] peaks; // roots of the complete subtrees from left to right, one for each bit of size
    private final MessageDigest digest = MerkleHash.sha256();
    private int count;
    private long size;

    private Frontier(long size, byte[][] peaks, int count) {
        this.size = size;
        this.peaks = peaks;
        this.count = count;
    }

    /** The edge of a tree without leaves. */
    public static Frontier empty() {
        return new Frontier(0, new byte[Long.SIZE][], 0);
    }

    /**
     * The edge as it was kept.
     *
     * @param peaks roots of the complete subtrees from left to right, one for each bit that is set in {@code size};
     *     {@link IllegalArgumentException} on another number or length
     */
    public static Frontier of(long size, List<byte[]> peaks) {
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " doesn't have " + peaks.size() + " peaks");
        }
        var frontier = empty();
        for (var peak : peaks) {
            frontier.peaks[frontier.count++] = MerkleHash.checked(peak).clone();
        }
        frontier.size = size;
        return frontier;
    }

    /** Appends one leaf by its hash (32 bytes, from {@link MerkleHash#leaf}), telling of each subtree it completes. */
    public void append(byte[] leafHash, SubtreeSink sink) {
        var hash = MerkleHash.checked(leafHash).clone();
        long next = Math.incrementExact(size);
        int joins = Long.numberOfTrailingZeros(next); // a carry for each bit that falls
        for (int height = 1; height <= joins; height++) {
            hash = MerkleHash.node(digest, peaks[--count], hash);
            if (height % TilePath.HEIGHT == 0) {
                sink.completed(height / TilePath.HEIGHT, size >>> height, hash);
            }
        }
        peaks[count++] = hash;
        size = next;
    }

    /** Leaves in the tree. */
    public long size() {
        return size;
    }

    /** The roots of the complete subtrees from left to right, as {@link #of} takes them. */
    public List<byte[]> peaks() {
        var copies = new ArrayList<byte[]>(count);
        for (int i = 0; i < count; i++) {
            copies.add(peaks[i].clone());
        }
        return copies;
    }

    /** The root of the tree, 32 bytes. */
    public byte[] root() {
        if (count == 0) {
            return MerkleHash.empty();
        }
        var root = peaks[count - 1].clone();
        for (int i = count - 2; i >= 0; i--) {
            root = MerkleHash.node(digest, peaks[i], root);
        }
        return root;
    }

    /** Another edge with the same leaves, which changes by itself. */
    public Frontier copy() {
        return new Frontier(size, peaks.clone(), count); // hashes are never written again
    }
}
