package org.jawoord.consent.fate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jawoord.consent.Action;
import org.jawoord.consent.ChoiceColumns;
import org.jawoord.consent.SessionId;

/** Reads what lies around parts of sessions: one statement for all of them, by the index of a session's choices. */
final class SurroundingsQuery {

    /** A neighbour: which choices {@code c} of the session it may be, and its name. */
    private static final String FIRST = """
                LEFT JOIN LATERAL (
                    SELECT c.seq, c.id, c.action, c.recorded_at FROM choice c
                    WHERE c.site = q.site AND c.session = s.session AND %s
                    ORDER BY c.seq LIMIT 1) %s ON true
            """;

    private static final String SETTLES = "c.action NOT IN ('object', 'signal') AND c.imported_from IS NULL";
    private static final String PARTIAL = "c.action IN ('object', 'signal')";
    private static final String BEFORE_NEXT = " AND c.seq > s.last AND (n.seq IS NULL OR c.seq < n.seq)";

    private static final String AROUND = """
            SELECT s.session, n.id, n.action, n.recorded_at, p.id, p.action, p.recorded_at,
                   i.id, i.action, i.recorded_at, b.id, b.action, b.recorded_at,
                   EXISTS (SELECT FROM choice c WHERE c.site = q.site AND c.session = s.session AND c.seq < s.first
                           AND %s)
            FROM (SELECT ?::text AS site) q
                CROSS JOIN unnest(?, ?, ?) AS s (session, first, last)
            """.formatted(SETTLES)
            + FIRST.formatted(SETTLES + " AND c.seq > s.last", "n")
            + FIRST.formatted(PARTIAL + BEFORE_NEXT, "p")
            + FIRST.formatted("c.imported_from IS NOT NULL" + BEFORE_NEXT, "i")
            + FIRST.formatted(PARTIAL + " AND c.seq < s.first", "b");

    private SurroundingsQuery() {}

    /** A part of a session: from one seq to another, both included. */
    record Part(SessionId session, long first, long last) {}

    /** What lies around each part; each session has one. */
    static Map<SessionId, Surroundings> around(Connection connection, String site, List<Part> parts)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AROUND)) {
            var sessions = parts.stream().map(part -> part.session().bytes()).toArray(byte[][]::new);
            var firsts = parts.stream().map(Part::first).toArray();
            var lasts = parts.stream().map(Part::last).toArray();
            select.setString(1, site);
            select.setArray(2, connection.createArrayOf("bytea", sessions));
            select.setArray(3, connection.createArrayOf("bigint", firsts));
            select.setArray(4, connection.createArrayOf("bigint", lasts));
            var around = new HashMap<SessionId, Surroundings>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    around.put(
                            SessionId.of(row.getBytes(1)),
                            new Surroundings(
                                    mark(row, 2), mark(row, 5), mark(row, 8), row.getBoolean(14), mark(row, 11)));
                }
            }
            return around;
        }
    }

    /** An action of no known name is a no: {@link Act}. */
    private static Mark mark(ResultSet row, int column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null
                ? null
                : new Mark(
                        id,
                        Action.ofWireName(row.getString(column + 1)).orElse(Action.REJECT_ALL),
                        ChoiceColumns.instant(row, column + 2));
    }
}
