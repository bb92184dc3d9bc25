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
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.RecordSource;
import org.jawoord.proof.MerkleHash;

/**
 * Holds leaves that follow each other against their records and the copy outside the database. Knows nothing of the rest
 * of the tree, so that many may be checked at the same time.
 *
 * @param saved the copy outside the database; null where there is none
 */
record WindowCheck(List<RecordSource> sources, Erasures erasures, String site, SavedLedger saved) {

    /** Checks the leaves from an index to before another, all of which should be there; saved copies too if they are. */
    LeafWindow of(Connection connection, long from, long end, boolean isSaved) throws SQLException, IOException {
        var leaves = LeafTable.leaves(connection, site, from, end);
        int whole = 0;
        while (whole < leaves.size() && leaves.get(whole).index() == from + whole) {
            whole++;
        }
        leaves = leaves.subList(0, whole);
        var gap = from + whole < end ? LedgerFault.at(from + whole, "is missing") : null;
        var records = records(connection, leaves);
        var accepted = saved == null ? LostLeaves.NONE : saved.lost();
        var copies = isSaved ? saved.leaves(from, whole) : List.<byte[]>of();
        var hashes = new ArrayList<byte[]>(whole);
        var without = new ArrayList<LeafTable.Leaf>();
        long lost = 0;
        LedgerFault fault = null;
        for (int i = 0; i < whole && fault == null; i++) {
            var leaf = leaves.get(i);
            var record = leaf.seq() == null ? null : records.get(leaf.seq());
            if (leaf.seq() == null && accepted.contains(leaf.index())) {
                lost++;
            } else if (leaf.seq() == null) {
                fault = LedgerFault.at(
                        leaf.index(),
                        "names no record, and " + LostLeaves.FILE + " beside the copy outside the database tells of no"
                                + " restored backup that lost it");
            } else if (record == null) {
                without.add(leaf);
            } else if (!isRecord(leaf, record)) {
                fault = LedgerFault.at(
                        leaf.index(),
                        "record " + record.id() + " is not the one that was numbered: the record, its salt or its place"
                                + " was changed");
            }
            if (fault == null && isSaved && i >= copies.size()) {
                fault = LedgerFault.at(
                        leaf.index(), "is missing in the copy outside the database, whose checkpoint tells of it");
            }
            if (fault == null && isSaved && !Arrays.equals(copies.get(i), leaf.commitment())) {
                fault = LedgerFault.at(leaf.index(), "is not the one that was signed and saved outside the database");
            }
            hashes.add(MerkleHash.leaf(leaf.commitment()));
        }
        var gone = unexplained(connection, without); // before any other that was found: it was looked for up to there
        return new LeafWindow(hashes, without.size(), lost, gone != null ? gone : fault != null ? fault : gap);
    }

    private Map<Long, LedgerRecord> records(Connection connection, List<LeafTable.Leaf> leaves) throws SQLException {
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

    private boolean isRecord(LeafTable.Leaf leaf, LedgerRecord record) {
        return record.site().equals(site) && Arrays.equals(record.commitment(), leaf.commitment());
    }

    /** The first leaf whose record is gone without an erasure that says why. */
    private LedgerFault unexplained(Connection connection, List<LeafTable.Leaf> without) throws SQLException {
        if (without.isEmpty()) {
            return null;
        }
        var onRecord = erasures.among(
                connection, site, without.stream().map(LeafTable.Leaf::seq).toList());
        return without.stream()
                .filter(leaf -> !onRecord.contains(leaf.seq()))
                .findFirst()
                .map(leaf -> LedgerFault.at(leaf.index(), "its record is gone, and no erasure says why"))
                .orElse(null);
    }
}
