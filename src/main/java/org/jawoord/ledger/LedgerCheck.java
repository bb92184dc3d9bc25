package org.jawoord.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.RecordSource;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.Frontier;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.MerkleHash;

/**
 * Rebuilds the tree of one site from the records themselves, and stops at the first thing that doesn't fit: a record
 * that was edited, deleted, swapped or exchanged behind the program's back, a leaf or subtree that was changed, a history
 * other than the one that was signed and saved outside the database (RELIABILITY P5, P7).
 */
final class LedgerCheck {

    /** Leaves that are read at once: some megabytes. */
    private static final int CHUNK = 5_000;

    private final Connection connection;
    private final List<RecordSource> sources;
    private final Erasures erasures;
    private final Head head;
    private final Optional<SavedLedger> saved;
    private final Checkpoint outside;
    private final Frontier frontier = Frontier.empty();
    private final List<LeafTable.Subtree> completed = new ArrayList<>();
    private long erased;
    private long lost;

    private LedgerCheck(
            Connection connection,
            List<RecordSource> sources,
            Erasures erasures,
            Head head,
            Optional<SavedLedger> saved,
            Checkpoint outside) {
        this.connection = connection;
        this.sources = sources;
        this.erasures = erasures;
        this.head = head;
        this.saved = saved;
        this.outside = outside;
    }

    /**
     * A check of the ledger of a site, which has one. What was saved is read before the head: a server that runs beside it
     * commits first and saves then, so that the head is never behind.
     */
    static LedgerCheck of(
            Connection connection,
            List<RecordSource> sources,
            Erasures erasures,
            String site,
            Optional<SavedLedger> saved)
            throws SQLException, IOException, InvalidProof {
        var outside = saved.isPresent() ? saved.get().checkpoint() : null;
        var head = HeadTable.of(connection, site).orElseThrow();
        return new LedgerCheck(connection, sources, erasures, head, saved, outside);
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

    /** Returns when everything is as it was signed. */
    void run() throws SQLException, IOException, InvalidProof, LedgerFault {
        if (outside != null && outside.size() > head.size()) {
            throw LedgerFault.at(
                    head.size(),
                    "is missing: the database is older than what was signed, " + outside.size()
                            + " leaves by the checkpoint saved outside it");
        }
        long border = outside == null ? 0 : outside.size();
        while (leaves() < head.size()) {
            long end = Math.min(head.size(), leaves() + CHUNK);
            chunk(leaves() < border ? Math.min(end, border) : end, leaves() < border);
            if (outside != null && leaves() == border && !Arrays.equals(frontier.root(), outside.root())) {
                throw new LedgerFault("the first " + border
                        + " leaves have another root than the checkpoint saved outside the database");
            }
        }
        requireNothingBeyond();
        if (!Arrays.equals(frontier.root(), head.root())) {
            throw new LedgerFault("the leaves have another root than the head");
        }
    }

    private void chunk(long end, boolean isSaved) throws SQLException, IOException, LedgerFault {
        long from = leaves();
        var leaves = LeafTable.leaves(connection, head.site(), from, end);
        var records = records(leaves);
        var without = new ArrayList<LeafTable.Leaf>();
        try {
            for (int i = 0; i < leaves.size(); i++) {
                var leaf = leaves.get(i);
                if (leaf.index() != from + i) {
                    throw LedgerFault.at(from + i, "is missing");
                }
                if (leaf.seq() == null) {
                    lost++;
                } else if (records.containsKey(leaf.seq())) {
                    requireRecord(leaf, records.get(leaf.seq()));
                } else {
                    without.add(leaf);
                }
            }
        } catch (LedgerFault later) {
            requireErased(without); // one before it is the first that is wrong
            throw later;
        }
        requireErased(without);
        if (isSaved) {
            requireSaved(leaves);
        }
        leaves.forEach(this::append);
        if (leaves() < end) {
            throw LedgerFault.at(leaves(), "is missing");
        }
        requireSubtrees();
    }

    private Map<Long, LedgerRecord> records(List<LeafTable.Leaf> leaves) throws SQLException {
        var seqs = leaves.stream()
                .map(LeafTable.Leaf::seq)
                .filter(Objects::nonNull)
                .toArray(Long[]::new);
        var records = new HashMap<Long, LedgerRecord>();
        for (var source : sources) {
            source.bySeq(connection, seqs).forEach(record -> records.put(record.seq(), record));
        }
        return records;
    }

    private void requireRecord(LeafTable.Leaf leaf, LedgerRecord record) throws LedgerFault {
        if (!record.site().equals(head.site()) || !Arrays.equals(record.commitment(), leaf.commitment())) {
            throw LedgerFault.at(
                    leaf.index(),
                    "record " + record.id() + " is not the one that was numbered: the record, its salt or its place was"
                            + " changed");
        }
    }

    private void requireErased(List<LeafTable.Leaf> without) throws SQLException, LedgerFault {
        if (without.isEmpty()) {
            return;
        }
        var onRecord = erasures.among(
                connection,
                head.site(),
                without.stream().map(LeafTable.Leaf::seq).toList());
        for (var leaf : without) {
            if (!onRecord.contains(leaf.seq())) {
                throw LedgerFault.at(leaf.index(), "its record is gone, and no erasure says why");
            }
        }
        erased += without.size();
    }

    private void requireSaved(List<LeafTable.Leaf> leaves) throws IOException, LedgerFault {
        var copies = saved.orElseThrow().leaves(leaves(), leaves.size());
        for (int i = 0; i < copies.size(); i++) {
            if (!Arrays.equals(copies.get(i), leaves.get(i).commitment())) {
                throw LedgerFault.at(
                        leaves.get(i).index(), "is not the one that was signed and saved outside the database");
            }
        }
    }

    private void append(LeafTable.Leaf leaf) {
        frontier.append(
                MerkleHash.leaf(leaf.commitment()),
                (level, n, root) -> completed.add(new LeafTable.Subtree(head.site(), level, n, root)));
    }

    /** The stored subtrees are what proofs are made of: with a wrong one they wouldn't hold. */
    private void requireSubtrees() throws SQLException, LedgerFault {
        for (var subtree : completed) {
            var stored = LeafTable.subtrees(connection, head.site(), subtree.level(), subtree.n(), subtree.n() + 1);
            if (stored.isEmpty() || !Arrays.equals(stored.get(0), subtree.root())) {
                throw new LedgerFault(
                        "subtree " + subtree.n() + " of level " + subtree.level() + " is not what its leaves make");
            }
        }
        completed.clear();
    }

    private void requireNothingBeyond() throws SQLException, LedgerFault {
        if (!LeafTable.leaves(connection, head.site(), head.size(), head.size() + 1)
                .isEmpty()) {
            throw LedgerFault.at(head.size(), "is there, and the head ends before it");
        }
    }
}
