package org.jawoord.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The definitions of RFC 6962 section 2.1, word by word over a list of leaves: slow, and sharing no line with what it
 * is compared to. D[k1:k2] is {@code (from, to)}.
 */
final class NaiveTree {

    private final List<byte[]> leaves;
    private final Map<List<Integer>, byte[]> known = new HashMap<>();

    NaiveTree(List<byte[]> leaves) {
        this.leaves = leaves;
    }

    /** As many leaves, each its own number. */
    static NaiveTree ofSize(int size) {
        var leaves = new ArrayList<byte[]>();
        for (int i = 0; i < size; i++) {
            leaves.add(data(i));
        }
        return new NaiveTree(leaves);
    }

    static byte[] data(int index) {
        return ("leaf " + index).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    byte[] leafHash(int index) {
        return root(index, index + 1);
    }

    byte[] root(int size) {
        return root(0, size);
    }

    byte[] root(int from, int to) {
        var range = List.of(from, to);
        var hash = known.get(range);
        if (hash == null) {
            hash = compute(from, to);
            known.put(range, hash);
        }
        return hash;
    }

    List<byte[]> inclusion(int index, int size) {
        return path(index, 0, size);
    }

    List<byte[]> consistency(int from, int to) {
        return from == 0 ? List.of() : subproof(from, 0, to, true);
    }

    /** The complete subtrees, as the code under test asks for them. */
    Subtrees subtrees() {
        return (height, index) -> {
            int width = 1 << height;
            return root((int) index * width, (int) (index + 1) * width);
        };
    }

    private byte[] compute(int from, int to) {
        if (from == to) {
            return sha256();
        }
        if (to - from == 1) {
            return sha256(new byte[] {0}, leaves.get(from));
        }
        int k = split(to - from);
        return sha256(new byte[] {1}, root(from, from + k), root(from + k, to));
    }

    private List<byte[]> path(int m, int from, int to) {
        if (to - from == 1) {
            return List.of();
        }
        int k = split(to - from);
        return m < k
                ? with(path(m, from, from + k), root(from + k, to))
                : with(path(m - k, from + k, to), root(from, from + k));
    }

    private List<byte[]> subproof(int m, int from, int to, boolean b) {
        if (m == to - from) {
            return b ? List.of() : List.of(root(from, to));
        }
        int k = split(to - from);
        return m <= k
                ? with(subproof(m, from, from + k, b), root(from + k, to))
                : with(subproof(m - k, from + k, to, false), root(from, from + k));
    }

    /** k of the definition: the largest power of two smaller than n, found by trying. */
    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<byte[]> with(List<byte[]> list, byte[] more) {
        var longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
