package org.jawoord.proof;

/** Where the hashes of a tree's complete subtrees come from. */
@FunctionalInterface
public interface Subtrees {

    /**
     * The root of one complete subtree, 32 bytes.
     *
     * @param height 0 for a leaf; the subtree has 2^height leaves
     * @param index counts the subtrees of this height from the left: it starts at leaf index × 2^height
     */
    byte[] root(int height, long index);
}
