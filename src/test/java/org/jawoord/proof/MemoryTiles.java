package org.jawoord.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A log in memory that keeps what a ledger keeps: the hashes of each level, as {@link Frontier} tells of them. */
final class MemoryTiles implements Tiles, SubtreeSink {

    /** What was asked, in order: level/n/width. */
    final List<String> asked = new ArrayList<>();

    private final List<ByteArrayOutputStream> levels = new ArrayList<>();
    private final Frontier frontier = Frontier.empty();

    MemoryTiles() {
        levels.add(new ByteArrayOutputStream());
    }

    /** A log of so many leaves, which hold their own numbers. */
    static MemoryTiles ofSize(int size) {
        var log = new MemoryTiles();
        for (int i = 0; i < size; i++) {
            log.append(MerkleHash.leaf(NaiveTree.data(i)));
        }
        return log;
    }

    void append(byte[] leafHash) {
        levels.get(0).writeBytes(leafHash);
        frontier.append(leafHash, this);
    }

    Frontier frontier() {
        return frontier;
    }

    @Override
    public void completed(int level, long n, byte[] root) {
        if (level == levels.size()) {
            levels.add(new ByteArrayOutputStream());
        }
        if (levels.get(level).size() != n * 32) {
            throw new AssertionError("level " + level + " hash " + n + " out of order");
        }
        levels.get(level).writeBytes(root);
    }

    @Override
    public byte[] tile(int level, long n, int width) {
        asked.add(level + "/" + n + "/" + width);
        int from = (int) n * 256 * 32;
        return Arrays.copyOfRange(levels.get(level).toByteArray(), from, from + width * 32);
    }
}
