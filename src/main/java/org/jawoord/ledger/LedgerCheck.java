package org.jawoord.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jawoord.consent.RecordSource;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.Frontier;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;

/**
 * Rebuilds the tree of one site from the records themselves, and stops at the first thing that doesn't fit: a record
 * that was edited, deleted, swapped or exchanged behind the program's back, a leaf or subtree that was changed, a history
 * other than the one that was signed and saved outside the database (RELIABILITY P5, P7).
 */
final class LedgerCheck {

    /** Leaves that are read at once: with their records some megabytes, in each of the readers. */
    private static final int WINDOW = 5_000;

    private final Connection connection;
    private final Readers readers;
    private final WindowCheck windows;
    private final Head head;
    private final Checkpoint outside;
    private final long lastKept;
    private final Frontier frontier = Frontier.empty();
    private KeptCheck kept;
    private int window = WINDOW;
    private long erased;
    private long lost;

    private LedgerCheck(
            Connection connection, Readers readers, WindowCheck windows, Head head, Checkpoint outside, long lastKept) {
        this.connection = connection;
        this.readers = readers;
        this.windows = windows;
        this.head = head;
        this.outside = outside;
        this.lastKept = lastKept;
    }

    /**
     * A check of the ledger of a site, which has one. What was saved is read before the head: a server that runs beside it
     * commits first and saves then, so that the head is never behind.
     *
     * @param connection for what is read in between
     * @param readers for leaves and records
     */
    static LedgerCheck of(
            Connection connection,
            Readers readers,
            List<RecordSource> sources,
            Erasures erasures,
            String site,
            Optional<SavedLedger> saved)
            throws SQLException, IOException, InvalidProof {
        var outside = saved.isPresent() ? saved.get().checkpoint() : null;
        long lastKept = KeptTable.last(connection, site);
        var head = HeadTable.of(connection, site).orElseThrow();
        var windows = new WindowCheck(sources, erasures, site, saved.orElse(null));
        return new LedgerCheck(connection, readers, windows, head, outside, lastKept);
    }

    /** The head that is checked. */
    Head head() {
        return head;
    }

    /** Leaves that were found sound so far. */
    long leaves() {
        return frontier.size();
    }

    /** Those of them whose record was erased, by an entry that says so. */
    long erased() {
        return erased;
    }

    /** Those of them whose record was lost, and an older backup restored. */
    long lost() {
        return lost;
    }

    /**
     * The same check, of the checkpoints that are kept too: that one of these keys signed each, and that the tree was as it says.
     * What is wrong with one doesn't end the check; {@link #wrongCheckpoints} has it.
     */
    LedgerCheck withKept(KeySet keys) {
        kept = new KeptCheck(head, keys, lastKept);
        return this;
    }

    /** What is wrong with checkpoints that are kept, in words, the first ones; of those up to the leaf that the check came to. */
    List<String> wrongCheckpoints() {
        return kept == null ? List.of() : kept.wrong();
    }

    /** The same check, reading so many leaves at once; for tests, whose ledgers are small. */
    LedgerCheck inWindowsOf(int leaves) {
        window = leaves;
        return this;
    }

    /** Returns when everything is as it was signed. */
    void run() throws SQLException, IOException, InvalidProof, LedgerFault {
        if (outside != null && outside.size() > head.size()) {
            throw LedgerFault.at(
                    head.size(),
                    "is missing: the database is older than what was signed, " + outside.size()
                            + " leaves by the checkpoint saved outside it");
        }
        long border = outside == null ? 0 : outside.size();
        if (kept != null) {
            kept.begin(connection);
        }
        readers.inOrder(windows(border), part -> {
            append(part);
            if (outside != null && leaves() == border && !Arrays.equals(frontier.root(), outside.root())) {
                throw new LedgerFault("the first " + border
                        + " leaves have another root than the checkpoint saved outside the database");
            }
        });
        requireNothingBeyond();
        if (!Arrays.equals(frontier.root(), head.root())) {
            throw new LedgerFault("the leaves have another root than the head");
        }
        if (!samePeaks()) {
            throw new LedgerFault(
                    "the head has other peaks than its leaves make: the next leaf would sign another history");
        }
    }

    /** Leaves that follow each other, and the checkpoints that are kept whose last leaf is one of them. */
    private record Part(LeafWindow leaves, List<KeptCheck.Seen> kept) {}

    /** The windows of this ledger in order; one ends where the saved copy does. */
    private Iterator<Readers.Part<Part>> windows(long border) {
        return new Iterator<>() {
            private long next;

            @Override
            public boolean hasNext() {
                return next < head.size();
            }

            @Override
            public Readers.Part<Part> next() {
                long from = next;
                boolean isSaved = from < border;
                long end = Math.min(isSaved ? border : head.size(), from + window);
                next = end;
                return connection -> new Part(
                        windows.of(connection, from, end, isSaved),
                        kept == null ? List.of() : kept.between(connection, from, end));
            }
        };
    }

    private void append(Part part) throws SQLException, LedgerFault {
        var window = part.leaves();
        if (window.fault() != null) {
            throw window.fault();
        }
        var completed = new ArrayList<LeafTable.Subtree>();
        var signed = part.kept().iterator();
        var next = signed.hasNext() ? signed.next() : null;
        for (var hash : window.hashes()) {
            frontier.append(
                    hash, (level, n, root) -> completed.add(new LeafTable.Subtree(head.site(), level, n, root)));
            while (next != null && next.size() == leaves()) {
                kept.compare(next, frontier);
                next = signed.hasNext() ? signed.next() : null;
            }
        }
        erased += window.erased();
        lost += window.lost();
        requireSubtrees(completed);
    }

    /** The stored subtrees are what proofs are made of: with a wrong one they wouldn't hold. */
    private void requireSubtrees(List<LeafTable.Subtree> completed) throws SQLException, LedgerFault {
        var byLevel = completed.stream()
                .collect(Collectors.groupingBy(LeafTable.Subtree::level, TreeMap::new, Collectors.toList()));
        for (var level : byLevel.entrySet()) {
            var made = level.getValue();
            long first = made.get(0).n();
            var stored = LeafTable.subtrees(connection, head.site(), level.getKey(), first, first + made.size());
            for (int i = 0; i < made.size(); i++) {
                if (i >= stored.size()
                        || !Arrays.equals(stored.get(i), made.get(i).root())) {
                    throw new LedgerFault("subtree " + made.get(i).n() + " of level " + level.getKey()
                            + " is not what its leaves make");
                }
            }
        }
    }

    /** By one statement: a server that runs beside it adds leaves and moves the head in one commit. */
    private void requireNothingBeyond() throws SQLException, LedgerFault {
        var first = LeafTable.beyondHeads(connection, head.site()).get(head.site());
        if (first != null) {
            throw LedgerFault.at(first, "is there, and the head ends before it");
        }
    }

    private boolean samePeaks() {
        var made = frontier.peaks();
        return made.size() == head.peaks().size()
                && IntStream.range(0, made.size())
                        .allMatch(i -> Arrays.equals(made.get(i), head.peaks().get(i)));
    }
}
