package org.jawoord.ledger;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.database.DurableFile;

/**
 * Which leaves of a site lost their records, because an older backup was restored and somebody accepted that. Kept outside the
 * database, beside the copy of the ledger: whoever deletes a record there, and takes its number out of its leaf, can't say that
 * it was lost.
 *
 * @param file one range a line: the first index and the one after the last
 */
record LostLeaves(Path file, List<Range> ranges) {

    static final String FILE = "lost";

    static final LostLeaves NONE = new LostLeaves(null, List.of());

    /** Indexes of leaves. */
    record Range(long from, long to) {

        boolean contains(long index) {
            return from <= index && index < to;
        }
    }

    /** Those in a copy's folder. */
    static LostLeaves in(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        var ranges = new ArrayList<Range>();
        if (Files.exists(file)) {
            try {
                for (var line : Files.readAllLines(file)) {
                    ranges.add(range(file, line));
                }
            } catch (CharacterCodingException e) {
                throw new IOException(file + " is no text", e);
            }
        }
        return new LostLeaves(file, List.copyOf(ranges));
    }

    private static Range range(Path file, String line) throws IOException {
        try {
            var ends = line.split(" ", -1);
            return new Range(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException(file + " has a line that is no range: " + line, e);
        }
    }

    boolean contains(long index) {
        return ranges.stream().anyMatch(range -> range.contains(index));
    }

    /** One range more, unless it is there; on disk on return. */
    void add(Range range) throws IOException {
        if (!ranges.contains(range)) {
            var all = new ArrayList<>(ranges);
            all.add(range);
            var text = new StringBuilder();
            all.forEach(r -> text.append(r.from()).append(' ').append(r.to()).append('\n'));
            DurableFile.write(file, text.toString());
        }
    }
}
