package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Checkpoints of earlier states, all that there are of a site: tables {@code ledger_checkpoint} and {@code ledger_anchor}. */
final class KeptTable {

    private static final String ALL = """
            (SELECT 'daily' AS kind, site, size, checkpoint, signed_at FROM ledger_checkpoint UNION ALL
             SELECT 'time-stamped', site, size, checkpoint, stamped_at FROM ledger_anchor) kept
            """;
    private static final String BETWEEN = "SELECT kind, size, checkpoint, signed_at FROM " + ALL
            + "WHERE site = ? AND size > ? AND size <= ? ORDER BY size, kind";
    private static final String LAST = "SELECT coalesce(max(size), 0) FROM " + ALL + "WHERE site = ?";

    private KeptTable() {}

    /**
     * A row.
     *
     * @param kind {@code daily} or {@code time-stamped}
     */
    record Row(String kind, LedgerSnapshot.Kept kept) {}

    /** Those over more leaves than these and at most those, smallest first. */
    static List<Row> between(Connection connection, String site, long after, long upTo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BETWEEN)) {
            select.setString(1, site);
            select.setLong(2, after);
            select.setLong(3, upTo);
            var rows = new ArrayList<Row>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var at = row.getObject(4, OffsetDateTime.class).toInstant();
                    rows.add(new Row(row.getString(1), new LedgerSnapshot.Kept(row.getLong(2), row.getString(3), at)));
                }
            }
            return rows;
        }
    }

    /** Leaves that the largest is over; 0 for none. */
    static long last(Connection connection, String site) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setString(1, site);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
