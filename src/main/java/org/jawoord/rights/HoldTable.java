package org.jawoord.rights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jawoord.consent.SessionId;

/** Table {@code legal_hold}. */
final class HoldTable {

    private static final String COLUMNS =
            "id, site, session, person, reason, placed_by, since, released_at, released_by FROM legal_hold";
    private static final String PLACE = """
            INSERT INTO legal_hold (site, session, person, reason, placed_by, since) VALUES (?, ?, ?, ?, ?, ?)
            RETURNING id""";
    private static final String RELEASE = """
            UPDATE legal_hold SET released_at = ?, released_by = ? WHERE site = ? AND id = ? AND released_at IS NULL""";
    private static final String ONE = "SELECT " + COLUMNS + " WHERE site = ? AND id = ?";
    private static final String LIKE = "SELECT " + COLUMNS
            + " WHERE site = ? AND since = ? AND session IS NOT DISTINCT FROM ? AND person IS NOT DISTINCT FROM ?";
    private static final String NEWEST_FIRST =
            "SELECT " + COLUMNS + " WHERE site = ? AND id < ? ORDER BY id DESC LIMIT ?";

    /**
     * Probes of the indexes of holds in force: for the site, the session, the person, the sessions that are tied to the
     * person, and the persons whom the session is tied to.
     */
    private static final String HELD = """
            SELECT EXISTS (SELECT FROM legal_hold
                           WHERE site = q.site AND session IS NULL AND person IS NULL AND released_at IS NULL)
                OR EXISTS (SELECT FROM legal_hold WHERE site = q.site AND session = q.session AND released_at IS NULL)
                OR EXISTS (SELECT FROM legal_hold WHERE site = q.site AND person = q.person AND released_at IS NULL)
                OR EXISTS (SELECT FROM session_identity i JOIN legal_hold h ON h.site = i.site AND h.session = i.session
                           WHERE i.site = q.site AND i.hash = q.person AND h.released_at IS NULL)
                OR EXISTS (SELECT FROM session_identity i JOIN legal_hold h ON h.site = i.site AND h.person = i.hash
                           WHERE i.site = q.site AND i.session = q.session AND h.released_at IS NULL)
            FROM (SELECT ?::text AS site, ?::bytea AS session, ?::bytea AS person) q""";

    private HoldTable() {}

    static Hold place(Connection connection, String site, Held held, String reason, String by, Instant since)
            throws SQLException {
        var session = held.session();
        try (PreparedStatement insert = connection.prepareStatement(PLACE)) {
            insert.setString(1, site);
            insert.setBytes(2, session == null ? null : session.bytes());
            insert.setBytes(3, held.person());
            insert.setString(4, reason);
            insert.setString(5, by);
            insert.setObject(6, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Hold(
                        row.getLong(1),
                        site,
                        session == null ? null : session.toString(),
                        hex(held.person()),
                        reason,
                        by,
                        since,
                        null,
                        null);
            }
        }
    }

    /** Whether it was in force until now. */
    static boolean release(Connection connection, String site, long id, String by, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RELEASE)) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setString(2, by);
            update.setString(3, site);
            update.setLong(4, id);
            return update.executeUpdate() == 1;
        }
    }

    static Optional<Hold> byId(Connection connection, String site, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ONE)) {
            select.setString(1, site);
            select.setLong(2, id);
            return read(select).stream().findFirst();
        }
    }

    /** The same hold, whatever its id. */
    static List<Hold> like(Connection connection, Hold hold) throws SQLException {
        var held = Held.of(hold);
        try (PreparedStatement select = connection.prepareStatement(LIKE)) {
            select.setString(1, hold.site());
            select.setObject(2, hold.since().atOffset(ZoneOffset.UTC));
            select.setBytes(3, held.session() == null ? null : held.session().bytes());
            select.setBytes(4, held.person());
            return read(select);
        }
    }

    /** The holds of a site before this one, newest first, released ones included. */
    static List<Hold> newestFirst(Connection connection, String site, long before, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST_FIRST)) {
            select.setString(1, site);
            select.setLong(2, before);
            select.setInt(3, limit);
            return read(select);
        }
    }

    /** Whether one in force covers this session or this person's hash; either may be null, the site's holds cover both. */
    static boolean covers(Connection connection, String site, SessionId session, byte[] person) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HELD)) {
            select.setString(1, site);
            select.setBytes(2, session == null ? null : session.bytes());
            select.setBytes(3, person);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static List<Hold> read(PreparedStatement select) throws SQLException {
        var holds = new ArrayList<Hold>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                var session = row.getBytes(3);
                holds.add(new Hold(
                        row.getLong(1),
                        row.getString(2),
                        session == null ? null : SessionId.of(session).toString(),
                        hex(row.getBytes(4)),
                        row.getString(5),
                        row.getString(6),
                        instant(row, 7),
                        instant(row, 8),
                        row.getString(9)));
            }
        }
        return holds;
    }

    private static String hex(byte[] hash) {
        return hash == null ? null : HexFormat.of().formatHex(hash);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
