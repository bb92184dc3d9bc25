package org.jawoord.proof;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A state of a log: the text that {@link SignedNote} signs (C2SP tlog-checkpoint).
 *
 * @param origin names the log, not empty, one line; by convention its address without scheme
 * @param size leaves in the tree, 0 or more
 * @param root of the tree with that size, 32 bytes
 * @param extensions further lines, not empty each; we write none
 */
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {

    private static final int ORIGIN = 0;
    private static final int SIZE = 1;
    private static final int ROOT = 2;
    private static final int EXTENSIONS = 3;

    /** No zeros in front; at most 19 digits, which may still be too many for 63 bits. */
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    public Checkpoint {
        extensions = List.copyOf(extensions);
        root = root.clone();
        var fault = fault(origin, size, root, extensions);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** A state without extension lines. */
    public Checkpoint(String origin, long size, byte[] root) {
        this(origin, size, root, List.of());
    }

    /** The state that this text, with its last line feed, tells of. */
    public static Checkpoint parse(String text) throws InvalidProof {
        NoteText.checked(text);
        if (!text.endsWith("\n")) {
            throw new InvalidProof("A checkpoint ends with a line feed.");
        }
        var lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < EXTENSIONS) {
            throw new InvalidProof("A checkpoint has at least three lines: origin, size and root.");
        }
        long size = size(lines.get(SIZE));
        var root = CanonicalBase64.hash("The root of the checkpoint", lines.get(ROOT));
        var extensions = lines.subList(EXTENSIONS, lines.size());
        var fault = fault(lines.get(ORIGIN), size, root, extensions);
        if (fault != null) {
            throw new InvalidProof(fault);
        }
        return new Checkpoint(lines.get(ORIGIN), size, root, extensions);
    }

    /** The text, as {@link #parse} takes it. */
    public String format() {
        var text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n');
        text.append(CanonicalBase64.encode(root)).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    private static long size(String decimal) throws InvalidProof {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new InvalidProof("The size of the checkpoint isn't a decimal number.");
        }
        try {
            return Long.parseLong(decimal);
        } catch (NumberFormatException e) {
            throw new InvalidProof("The size of the checkpoint is beyond every tree.");
        }
    }

    private static String fault(String origin, long size, byte[] root, List<String> extensions) {
        if (!isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
            return "Origin and extensions of a checkpoint are lines of text, none of them empty.";
        }
        if (size < 0 || !MerkleHash.isHash(root)) {
            return "A checkpoint has a size of 0 or more and a root of 32 bytes.";
        }
        if (size == 0 && !Arrays.equals(root, MerkleHash.empty())) {
            return "The root of an empty tree is the hash of nothing.";
        }
        return null;
    }

    private static boolean isLine(String line) {
        try {
            return !line.isEmpty() && !NoteText.checked(line).contains("\n");
        } catch (InvalidProof e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && format().equals(that.format());
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, size, Arrays.hashCode(root));
    }

    @Override
    public String toString() {
        return format();
    }
}
