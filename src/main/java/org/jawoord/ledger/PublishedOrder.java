package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Holds publications against each other and against the choices, which are in the ledger. They have no leaf of their own, so that
 * only what contradicts something else is found: a number that is missing, a day out of order, a day after a choice on that notice.
 */
final class PublishedOrder {

    /** By how much the clocks of two servers may differ: beyond that, NTP is broken and times prove nothing anyway. */
    static final Duration CLOCKS = Duration.ofMinutes(5);

    private static final String NUMBERS = """
            SELECT s.key, s.version, count(p.version), coalesce(max(p.version), 0)
            FROM site s LEFT JOIN publication p ON p.site = s.key
            GROUP BY s.key, s.version
            HAVING s.version <> count(p.version) OR s.version <> coalesce(max(p.version), 0)
            ORDER BY s.key LIMIT ?""";

    private static final String DAYS = """
            SELECT site, version FROM (
                SELECT site, version, published_at, lag(published_at) OVER (PARTITION BY site ORDER BY version) AS before
                FROM publication) p
            WHERE published_at < before - ? * interval '1 second'
            ORDER BY site, version LIMIT ?""";

    private static final String CHOICES = """
            SELECT c.site, c.notice, p.first IS NULL FROM
                (SELECT site, notice, min(recorded_at) AS first FROM choice GROUP BY site, notice) c
                LEFT JOIN (SELECT site, notice, min(published_at) AS first FROM publication GROUP BY site, notice) p
                USING (site, notice)
            WHERE p.first IS NULL OR c.first < p.first - ? * interval '1 second'
            ORDER BY c.site, c.notice LIMIT ?""";

    private PublishedOrder() {}

    /** What contradicts something, of each kind at most so many. */
    static List<ShownTexts.Fault> faults(Connection connection, int most) throws SQLException {
        var faults = new ArrayList<ShownTexts.Fault>();
        ask(
                connection,
                NUMBERS,
                List.of(most),
                row -> fault(
                        faults,
                        row,
                        "its version is " + row.getInt(2) + ", and there are " + row.getInt(3)
                                + " publications, up to version " + row.getInt(4)));
        ask(
                connection,
                DAYS,
                List.of(CLOCKS.toSeconds(), most),
                row -> fault(
                        faults,
                        row,
                        "version " + row.getInt(2) + " says that it was published before the version before it"));
        ask(
                connection,
                CHOICES,
                List.of(CLOCKS.toSeconds(), most),
                row -> fault(
                        faults,
                        row,
                        "notice " + HexFormat.of().formatHex(row.getBytes(2))
                                + (row.getBoolean(3)
                                        ? " was never published, and choices name it"
                                        : " says that it was first published after a choice that names it")));
        return faults;
    }

    private static void fault(List<ShownTexts.Fault> faults, ResultSet row, String what) throws SQLException {
        faults.add(new ShownTexts.Fault(row.getString(1), what));
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void ask(Connection connection, String query, List<? extends Number> parameters, Row each)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    each.take(row);
                }
            }
        }
    }
}
