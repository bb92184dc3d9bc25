package org.jawoord.proof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The subtrees of a tree of one size, computed from its tiles. Remembers each tile that it has read, so it is meant for
 * a handful of proofs, not for the life of the program. Not for several threads at once.
 */
public final class TileSubtrees implements Subtrees {

    private record Place(int level, long n) {}

    private final long size;
    private final Tiles tiles;
    private final Map<Place, byte[]> read = new HashMap<>();

    /**
     * The subtrees of a tree.
     *
     * @param size leaves in the tree; tiles are asked as they are at this size, full where they are full
     */
    public TileSubtrees(long size, Tiles tiles) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no negative size");
        }
        this.size = size;
        this.tiles = tiles;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException no such complete subtree in a tree of this size
     * @throws IllegalStateException a tile of another length than was asked
     */
    @Override
    public byte[] root(int height, long index) {
        if (height < 0 || height >= Long.SIZE || index < 0 || index >= size >>> height) {
            throw new IllegalArgumentException("no complete subtree " + index + " of height " + height);
        }
        int level = height / TilePath.HEIGHT;
        int above = height % TilePath.HEIGHT;
        long first = index << above; // the first hash of this level that it covers
        var tile = tile(level, first >>> TilePath.HEIGHT);
        int from = (int) (first % TilePath.FULL);
        return fold(tile, from, 1 << above);
    }

    /** The root over a power of two of neighbouring hashes in one tile. */
    private static byte[] fold(byte[] tile, int from, int count) {
        if (count == 1) {
            int start = from * MerkleHash.BYTES;
            return Arrays.copyOfRange(tile, start, start + MerkleHash.BYTES);
        }
        int half = count / 2;
        return MerkleHash.node(fold(tile, from, half), fold(tile, from + half, half));
    }

    private byte[] tile(int level, long n) {
        return read.computeIfAbsent(new Place(level, n), place -> {
            long hashes = size >>> (level * TilePath.HEIGHT);
            int width = (int) Math.min(TilePath.FULL, hashes - n * TilePath.FULL);
            var tile = tiles.tile(level, n, width);
            if (tile == null || tile.length != width * MerkleHash.BYTES) {
                throw new IllegalStateException("tile " + level + "/" + n + " doesn't have " + width + " hashes");
            }
            return tile.clone();
        });
    }
}
