package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables {@code ledger_head} and {@code ledger_checkpoint}. */
final class HeadTable {

    private static final String COLUMNS =
            "SELECT site, origin, size, root, peaks, checkpoint, signed_at FROM ledger_head ";
    private static final String PUT = """
            INSERT INTO ledger_head (site, origin, size, root, peaks, checkpoint, signed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (site) DO UPDATE SET size = excluded.size, root = excluded.root, peaks = excluded.peaks,
                checkpoint = excluded.checkpoint, signed_at = excluded.signed_at""";
    private static final String KEEP_DAILY = """
            INSERT INTO ledger_checkpoint (site, size, checkpoint, signed_at)
            SELECT ?, ?, ?, ? WHERE NOT EXISTS (
                SELECT FROM ledger_checkpoint
                WHERE site = ? AND signed_at > ?::timestamptz - interval '1 day' AND signed_at <= now() + interval '1 day')
            ON CONFLICT DO NOTHING""";
    private static final String KEPT =
            "SELECT size, checkpoint, signed_at FROM ledger_checkpoint WHERE site = ? AND size <= ? ORDER BY size";

    /** The table of leaves has an index by site and place, so that this is one look. */
    private static final String LACKS_LEAVES = """
            SELECT EXISTS (SELECT FROM ledger_head h WHERE h.site = ? AND h.size >
                (SELECT coalesce(max(l.index) + 1, 0) FROM ledger_leaf l WHERE l.site = h.site))""";

    private HeadTable() {}

    /**
     * Whether the last leaves are missing that the head of a site tells of. One that stands behind its end is none of it: whoever
     * put it there must not keep anybody from what was signed.
     */
    static boolean lacksLeaves(Connection connection, String site) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LACKS_LEAVES)) {
            select.setString(1, site);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The head of a site; empty before the writer has met it. */
    static Optional<Head> of(Connection connection, String site) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + "WHERE site = ?")) {
            select.setString(1, site);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(head(row)) : Optional.empty();
            }
        }
    }

    /** The heads of some sites, by site. */
    static Map<String, Head> of(Connection connection, Collection<String> sites) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + "WHERE site = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("text", sites.toArray()));
            return read(select);
        }
    }

    /** All heads, by site. */
    static Map<String, Head> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
            return read(select);
        }
    }

    /** Stores heads, and of each site the first checkpoint of a day for ever. */
    static void put(Connection connection, Collection<Head> heads) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT);
                PreparedStatement keep = connection.prepareStatement(KEEP_DAILY)) {
            for (var head : heads) {
                var at = head.signedAt().atOffset(ZoneOffset.UTC);
                put.setString(1, head.site());
                put.setString(2, head.origin());
                put.setLong(3, head.size());
                put.setBytes(4, head.root());
                put.setBytes(5, head.joinedPeaks());
                put.setString(6, head.checkpoint());
                put.setObject(7, at);
                put.addBatch();
                keep.setString(1, head.site());
                keep.setLong(2, head.size());
                keep.setString(3, head.checkpoint());
                keep.setObject(4, at);
                keep.setString(5, head.site());
                keep.setObject(6, at);
                keep.addBatch();
            }
            put.executeBatch();
            keep.executeBatch();
        }
    }

    /** The checkpoints that are kept of a site, up to a size, smallest first. */
    static List<LedgerSnapshot.Kept> kept(Connection connection, String site, long upTo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KEPT)) {
            select.setString(1, site);
            select.setLong(2, upTo);
            var kept = new ArrayList<LedgerSnapshot.Kept>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.add(new LedgerSnapshot.Kept(
                            row.getLong(1),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return kept;
        }
    }

    private static Map<String, Head> read(PreparedStatement select) throws SQLException {
        var heads = new HashMap<String, Head>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                var head = head(row);
                heads.put(head.site(), head);
            }
        }
        return heads;
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getBytes(4),
                Head.peaks(row.getBytes(5)),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }
}
