package org.jawoord.proof;

/** Where tiles come from (C2SP tlog-tiles): a table, a folder, a server. */
@FunctionalInterface
public interface Tiles {

    /**
     * One tile: {@code width} hashes of 32 bytes, one after the other.
     *
     * @param level 0 for leaf hashes; each hash of a higher level is the root of a full tile of the level below
     * @param n counts the tiles of this level from the left
     * @param width hashes in the tile, 256 for a full one
     */
    byte[] tile(int level, long n, int width);
}
