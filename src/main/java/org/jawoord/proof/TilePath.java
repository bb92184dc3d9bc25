package org.jawoord.proof;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which tile or entry bundle a request asks for: what stands below {@code tile/} in C2SP tlog-tiles,
 * {@code {L}/{N}[.p/{W}]} or {@code entries/{N}[.p/{W}]} with N as in {@code x001/x234/067}. One spelling each.
 *
 * @param entries whether it is a bundle of entries; its level is then 0
 * @param level 0 to 63
 * @param n number of the tile within the level, 0 to 2^55-1: its last leaf must still have a number
 * @param width hashes or entries in it: 1 to 255 for a partial one, 256 for a full one
 */
public record TilePath(boolean entries, int level, long n, int width) {

    /** Levels of the tree in one tile. */
    public static final int HEIGHT = 8;

    /** Hashes in a full tile. */
    public static final int FULL = 1 << HEIGHT;

    /** Highest level of tlog-tiles; a tree that needs it can't exist. */
    public static final int MAX_LEVEL = 63;

    /** Highest number of a tile, so that the number of each of its hashes fits in 63 bits. */
    public static final long MAX_N = Long.MAX_VALUE >>> HEIGHT;

    private static final int DIGITS = 1000; // of one path element

    /** Five elements and the last: 18 digits, which fit in 63 bits. */
    private static final Pattern FORM =
            Pattern.compile("(entries|[0-9]{1,2})/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");

    public TilePath {
        boolean sound = level >= 0 && level <= MAX_LEVEL && n >= 0 && n <= MAX_N && width >= 1 && width <= FULL;
        if (!sound || (entries && level != 0)) {
            throw new IllegalArgumentException("no such tile: " + level + ", " + n + ", " + width);
        }
    }

    /** The tile that this path names, without {@code tile/} before it. */
    public static TilePath parse(String path) throws InvalidProof {
        var form = FORM.matcher(path);
        if (!form.matches()) {
            throw new InvalidProof("This isn't the path of a tile.");
        }
        boolean entries = form.group(1).equals("entries");
        int level = entries ? 0 : Integer.parseInt(form.group(1));
        long n = Long.parseLong(form.group(2).replace("x", "").replace("/", ""));
        boolean full = form.group(3) == null;
        int width = full ? FULL : Integer.parseInt(form.group(3));
        if (level > MAX_LEVEL || n > MAX_N || width < 1 || (!full && width >= FULL)) {
            throw new InvalidProof("A tile has a level up to 63, a number below 2^55 and a width of 1 to 255.");
        }
        var tile = new TilePath(entries, level, n, width);
        if (!tile.format().equals(path)) { // leading zeros: one tile, one address
            throw new InvalidProof("The path of a tile has no further zeros in front.");
        }
        return tile;
    }

    /** The path, as {@link #parse} takes it. */
    public String format() {
        var elements = new StringBuilder(String.format(Locale.ROOT, "%03d", n % DIGITS));
        for (long rest = n / DIGITS; rest > 0; rest /= DIGITS) {
            elements.insert(0, String.format(Locale.ROOT, "x%03d/", rest % DIGITS));
        }
        return (entries ? "entries" : level) + "/" + elements + (isFull() ? "" : ".p/" + width);
    }

    /** Whether it has all its 256 hashes. */
    public boolean isFull() {
        return width == FULL;
    }

    /**
     * Whether a tree of this size has it: all its hashes are there. A partial tile stays answerable as the tree grows.
     *
     * @param treeSize leaves in the tree; a negative size has nothing
     */
    public boolean isWithin(long treeSize) {
        if (treeSize <= 0 || level * HEIGHT >= Long.SIZE) { // a shift by 64 would be one by 0
            return false;
        }
        long hashes = treeSize >>> (level * HEIGHT);
        long before = n * FULL;
        return hashes >= before && hashes - before >= width;
    }
}
