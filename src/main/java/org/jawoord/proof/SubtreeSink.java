package org.jawoord.proof;

/** Is told of each subtree of 256, 65,536, … leaves that an append completes: the hashes of the higher tiles. */
@FunctionalInterface
public interface SubtreeSink {

    /** For those who only want the root. */
    SubtreeSink NONE = (level, n, root) -> {};

    /**
     * A subtree of 256^level leaves is complete.
     *
     * @param level 1 or more: the level of the tile that holds this hash
     * @param n counts the subtrees of this level from the left: hash n % 256 of tile n / 256
     * @param root 32 bytes, for reading only
     */
    void completed(int level, long n, byte[] root);
}
