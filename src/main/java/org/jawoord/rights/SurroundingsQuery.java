package org.jawoord.rights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jawoord.consent.Action;
import org.jawoord.consent.SessionId;

/** Reads what lies around parts of sessions: one statement for all of them, by the index of a session's choices. */
final class SurroundingsQuery {

    private static final String AROUND = """
            SELECT s.session, n.action, n.recorded_at,
                   EXISTS (SELECT FROM choice p WHERE p.site = q.site AND p.session = s.session AND p.seq > s.last
                           AND p.action IN ('object', 'signal') AND (n.seq IS NULL OR p.seq < n.seq)),
                   (SELECT min(i.recorded_at) FROM choice i WHERE i.site = q.site AND i.session = s.session
                        AND i.seq > s.last AND i.imported_from IS NOT NULL AND (n.seq IS NULL OR i.seq < n.seq)),
                   EXISTS (SELECT FROM choice b WHERE b.site = q.site AND b.session = s.session AND b.seq < s.first
                           AND b.action NOT IN ('object', 'signal') AND b.imported_from IS NULL),
                   EXISTS (SELECT FROM choice b WHERE b.site = q.site AND b.session = s.session AND b.seq < s.first
                           AND b.action IN ('object', 'signal'))
            FROM (SELECT ?::text AS site) q
                CROSS JOIN unnest(?, ?, ?) AS s (session, first, last)
                LEFT JOIN LATERAL (
                    SELECT c.seq, c.action, c.recorded_at FROM choice c
                    WHERE c.site = q.site AND c.session = s.session AND c.seq > s.last
                        AND c.action NOT IN ('object', 'signal') AND c.imported_from IS NULL
                    ORDER BY c.seq LIMIT 1) n ON true""";

    private SurroundingsQuery() {}

    /** A part of a session: from one seq to another, both included. */
    record Part(SessionId session, long first, long last) {}

    /** What lies around each part; each session has one. */
    static Map<SessionId, Surroundings> around(Connection connection, String site, List<Part> parts)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AROUND)) {
            select.setString(1, site);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "bytea",
                            parts.stream().map(part -> part.session().bytes()).toArray(byte[][]::new)));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", parts.stream().map(Part::first).toArray()));
            select.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint", parts.stream().map(Part::last).toArray()));
            var around = new HashMap<SessionId, Surroundings>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var next = row.getString(2);
                    around.put(
                            SessionId.of(row.getBytes(1)),
                            new Surroundings(
                                    next == null
                                            ? null
                                            : Action.ofWireName(next).orElseThrow(),
                                    instant(row, 3),
                                    row.getBoolean(4),
                                    instant(row, 5),
                                    row.getBoolean(6),
                                    row.getBoolean(7)));
                }
            }
            return around;
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
