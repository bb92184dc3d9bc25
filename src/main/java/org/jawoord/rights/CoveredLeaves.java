package org.jawoord.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.keys.SigningKeys;
import org.jboss.logging.Logger;

/**
 * Which records that are there have an erasure on record already: one that wasn't carried out, or that a backup came after.
 * That one takes them; another is never put on record for the same leaf.
 */
@ApplicationScoped
class CoveredLeaves {

    private static final Logger LOG = Logger.getLogger(CoveredLeaves.class);

    /** What is said to be erased. The database lets a record go on the same conditions ({@code refuse_unless_erased} in V15). */
    private static final String SAID_TO_BE_ERASED = """
            SELECT l.index, r.id, e.seq, e.site = l.site AND l.index = ANY (e.leaves)
                   AND EXISTS (SELECT FROM ledger_leaf own WHERE own.seq = e.seq)
            FROM ledger_leaf l JOIN erased_record r ON r.seq = l.seq JOIN erasure e ON e.seq = r.erasure
            WHERE l.site = ? AND l.index = ANY (?)""";

    /** Of erasures that took nothing, which are few: with their leaves, those of all would be too many to look through. */
    private static final String NOT_CARRIED_OUT = """
            SELECT leaf, e.seq FROM erasure e CROSS JOIN unnest(e.leaves) leaf
            WHERE e.site = ? AND leaf = ANY (?) AND NOT EXISTS (SELECT FROM erased_record r WHERE r.erasure = e.seq)
            ORDER BY e.seq DESC""";

    /** A piece of what is said to be erased that is there. */
    private static final String THERE_AND_SAID_TO_BE_ERASED = """
            SELECT r.seq, r.site, r.id,
                   (EXISTS (SELECT FROM choice c WHERE c.seq = r.seq)
                    OR EXISTS (SELECT FROM stated_consent c WHERE c.seq = r.seq))
                   AND NOT EXISTS (SELECT FROM erasure e JOIN ledger_leaf own ON own.seq = e.seq
                                       JOIN ledger_leaf l ON l.seq = r.seq AND l.site = e.site
                                   WHERE e.seq = r.erasure AND l.index = ANY (e.leaves))
            FROM (SELECT seq, site, id, erasure FROM erased_record WHERE seq > ? ORDER BY seq LIMIT ?) r ORDER BY r.seq""";

    /** Rows in a piece: some milliseconds of index reads, far from the statement's time-out. */
    private static final int PIECE = 2_000;

    /** Records that are contradicted are told of once each, up to so many: a flood of forgeries must fill neither memory nor log. */
    private static final int MAX_TOLD = 100;

    private final Set<UUID> told = ConcurrentHashMap.newKeySet();
    private final ErasureRecords erasures;
    private final SigningKeys keys;

    CoveredLeaves(ErasureRecords erasures, SigningKeys keys) {
        this.erasures = erasures;
        this.keys = keys;
    }

    /**
     * What there is about some leaves.
     *
     * @param erasures seq of the erasure that takes it, by leaf
     * @param contradicted leaves whose record is said to be erased by an erasure that doesn't name it: the database lets
     *     none of them go
     */
    record Found(Map<Long, Long> erasures, Set<Long> contradicted) {

        boolean isNew(long leaf) {
            return !erasures.containsKey(leaf) && !contradicted.contains(leaf);
        }
    }

    /**
     * Looks at leaves whose records are there. A record that is contradicted is told of in the log.
     *
     * @param leaves indexes in the site's ledger
     */
    Found among(Connection connection, String site, Collection<Long> leaves) throws SQLException {
        var found = new Found(new HashMap<>(), new HashSet<>());
        if (leaves.isEmpty()) {
            return found;
        }
        notCarriedOut(connection, site, leaves, found);
        try (PreparedStatement select = connection.prepareStatement(SAID_TO_BE_ERASED)) {
            bind(connection, select, site, leaves);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean(4)) {
                        found.erasures.put(row.getLong(1), row.getLong(3));
                    } else {
                        found.erasures.remove(row.getLong(1));
                        found.contradicted.add(row.getLong(1));
                        tell(site, row.getObject(2, UUID.class));
                    }
                }
            }
        }
        return found;
    }

    /** Tells of every record that is there though the database says that it was erased, by an erasure that doesn't name it. */
    void tellOfContradictions(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(THERE_AND_SAID_TO_BE_ERASED)) {
            int found = PIECE;
            for (long after = Long.MIN_VALUE; found == PIECE; ) {
                select.setLong(1, after);
                select.setInt(2, PIECE);
                found = 0;
                try (var row = select.executeQuery()) {
                    for (; row.next(); found++) {
                        after = row.getLong(1);
                        if (row.getBoolean(4)) {
                            tell(row.getString(2), row.getObject(3, UUID.class));
                        }
                    }
                }
            }
        }
    }

    private void notCarriedOut(Connection connection, String site, Collection<Long> leaves, Found found)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NOT_CARRIED_OUT)) {
            bind(connection, select, site, leaves);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.erasures.put(row.getLong(1), row.getLong(2)); // the first of several is the last one here
                }
            }
        }
        var seqs = new HashSet<>(found.erasures.values());
        for (var erasure : erasures.bySeq(connection, seqs.toArray(Long[]::new))) {
            if (isOurs(erasure)) {
                seqs.remove(erasure.seq());
            }
        }
        found.erasures.values().removeAll(seqs); // nobody's: they get no leaf, so nothing ever goes by them
    }

    private boolean isOurs(LedgerRecord erasure) {
        return keys.isSealed(erasure.seq(), erasure.seal(), erasure.salt(), erasure.sealedBytes());
    }

    private static void bind(Connection connection, PreparedStatement select, String site, Collection<Long> leaves)
            throws SQLException {
        select.setString(1, site);
        select.setArray(2, connection.createArrayOf("bigint", leaves.toArray()));
    }

    private void tell(String site, UUID record) {
        if (told.size() >= MAX_TOLD || !told.add(record)) {
            return;
        }
        LOG.errorf(
                "record %s of site %s is there, and the database says that it was erased, by an erasure that doesn't name it:"
                        + " somebody wrote that by hand. It is left as it is; the command verify-ledger says what is wrong",
                record, site);
    }
}
