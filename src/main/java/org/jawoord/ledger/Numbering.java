package org.jawoord.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.RecordSource;
import org.jawoord.keys.SigningKeys;
import org.jawoord.proof.Frontier;
import org.jawoord.proof.MerkleHash;

/**
 * Appends one batch of records to the trees of their sites: one transaction, under a lock that only one node gets. It
 * keeps nothing in memory between batches, so it may be killed at any moment and go on anywhere.
 */
@ApplicationScoped
class Numbering {

    /** The lock of the one writer, for the length of a transaction. Any number that nobody else uses; "jawoord" in hex. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(x'6a61776f6f7264'::bigint)";

    /** SQLSTATE: a leaf is there already where one was to be put. */
    private static final String DUPLICATE = "23505";

    private final DataSource database;
    private final List<RecordSource> sources;
    private final SigningKeys keys;
    private final LogNames names;
    private final SoundHeads soundHeads;
    private final Clock clock;
    private volatile Step step = name -> {};

    Numbering(
            DataSource database,
            @Any Instance<RecordSource> sources,
            SigningKeys keys,
            LogNames names,
            SoundHeads soundHeads,
            Clock clock) {
        this.soundHeads = soundHeads;
        this.database = database;
        this.sources = sources.stream().toList();
        this.keys = keys;
        this.names = names;
        this.clock = clock;
    }

    /** Called before each step, by tests that make it fail there (RELIABILITY D7). */
    @FunctionalInterface
    interface Step {
        void before(String name);
    }

    /** Which records to look at: after one seq, up to another, at most so many. */
    record Range(long after, long upTo, int limit) {}

    /**
     * What a batch did.
     *
     * @param isWriter false when another node holds the lock: nothing was looked at
     * @param found records that had no leaf
     * @param lastSeq of the last record that was found; 0 for none
     * @param refused those of them that no server with the key has written
     * @param grown the new heads, with the leaves that were added
     * @param lag how long the first record waited for its leaf; zero for none
     */
    record Batch(
            boolean isWriter, int found, long lastSeq, List<LedgerRecord> refused, List<Grown> grown, Duration lag) {

        static final Batch NOT_WRITER = new Batch(false, 0, 0, List.of(), List.of(), Duration.ZERO);
    }

    /** A head, and the commitments of the leaves that made it. */
    record Grown(Head head, List<byte[]> added) {}

    void beforeEachStep(Step hook) {
        step = hook;
    }

    /**
     * Numbers the records in a range, and gives each of these sites a head that is signed with the key that signs now.
     *
     * @param sites keys of sites that may have none yet, or one that was signed with an earlier key
     */
    Batch number(Range range, Collection<String> sites) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var batch = isWriter(connection) ? number(connection, range, sites) : Batch.NOT_WRITER;
                step.before("commit");
                connection.commit();
                return batch;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                if (e instanceof SQLException refused && DUPLICATE.equals(refused.getSQLState())) {
                    soundHeads.tellOfLeavesBeyond(
                            LeafTable.beyondHeads(connection, null).keySet());
                }
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isWriter(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet row = lock.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private Batch number(Connection connection, Range range, Collection<String> sites) throws SQLException {
        step.before("read records");
        var found = withoutLeaf(connection, range);
        var refused = new ArrayList<LedgerRecord>();
        var bySite = new LinkedHashMap<String, List<LedgerRecord>>();
        for (var record : found) {
            (isOurs(record) ? bySite.computeIfAbsent(record.site(), site -> new ArrayList<>()) : refused).add(record);
        }
        var grown = grow(connection, bySite, sites);
        long last = found.isEmpty() ? 0 : found.get(found.size() - 1).seq();
        return new Batch(true, found.size(), last, refused, grown, lag(found));
    }

    private Duration lag(List<LedgerRecord> found) {
        return found.stream()
                .map(record -> record.content().path("recordedAt"))
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(at -> Duration.between(Instant.parse(at.textValue()), clock.instant()))
                .orElse(Duration.ZERO);
    }

    private List<LedgerRecord> withoutLeaf(Connection connection, Range range) throws SQLException {
        var found = new ArrayList<LedgerRecord>();
        for (var source : sources) {
            found.addAll(source.withoutLeaf(connection, range.after(), range.upTo(), range.limit()));
        }
        // Each source gave its first ones, so the first of them all are among these.
        found.sort(Comparator.comparingLong(LedgerRecord::seq));
        return found.size() > range.limit() ? found.subList(0, range.limit()) : found;
    }

    private boolean isOurs(LedgerRecord record) {
        return keys.isSealed(record.seq(), record.seal(), record.salt(), record.sealedBytes());
    }

    private List<Grown> grow(Connection connection, Map<String, List<LedgerRecord>> bySite, Collection<String> sites)
            throws SQLException {
        var concerned = new TreeSet<>(sites);
        concerned.addAll(bySite.keySet());
        step.before("read heads");
        var heads = HeadTable.of(connection, concerned);
        var active = keys.active().verifyingKey();
        var leaves = new ArrayList<LeafTable.Leaf>();
        var subtrees = new ArrayList<LeafTable.Subtree>();
        var grown = new ArrayList<Grown>();
        for (var site : concerned) {
            var head = heads.get(site);
            var records = bySite.getOrDefault(site, List.of());
            if (head != null && !soundHeads.isSound(head)) {
                continue;
            }
            boolean isOld = head != null && sites.contains(site) && !head.isSignedWith(active);
            if (head == null || isOld || !records.isEmpty()) {
                grown.add(append(site, head, records, leaves, subtrees));
            }
        }
        step.before("write leaves");
        LeafTable.addLeaves(connection, leaves);
        step.before("write subtrees");
        LeafTable.addSubtrees(connection, subtrees);
        step.before("write heads");
        HeadTable.put(connection, grown.stream().map(Grown::head).toList());
        return grown;
    }

    private Grown append(
            String site,
            Head head,
            List<LedgerRecord> records,
            List<LeafTable.Leaf> leaves,
            List<LeafTable.Subtree> subtrees) {
        var frontier = head == null ? Frontier.empty() : head.frontier();
        var added = new ArrayList<byte[]>();
        for (var record : records) {
            var commitment = record.commitment();
            leaves.add(new LeafTable.Leaf(site, frontier.size(), record.seq(), commitment));
            frontier.append(
                    MerkleHash.leaf(commitment),
                    (level, n, root) -> subtrees.add(new LeafTable.Subtree(site, level, n, root)));
            added.add(commitment);
        }
        step.before("sign checkpoint");
        var origin = head == null ? names.of(site) : head.origin();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Grown(Head.signed(site, origin, frontier, keys, now), added);
    }
}
