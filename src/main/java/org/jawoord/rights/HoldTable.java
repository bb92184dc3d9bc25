package org.jawoord.rights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jawoord.consent.SessionId;

/** Table {@code legal_hold}. */
final class HoldTable {

    private static final String COLUMNS =
            "id, site, session, reason, placed_by, since, released_at, released_by FROM legal_hold";
    private static final String PLACE = """
            INSERT INTO legal_hold (site, session, reason, placed_by, since) VALUES (?, ?, ?, ?, ?) RETURNING id""";
    private static final String RELEASE = """
            UPDATE legal_hold SET released_at = ?, released_by = ? WHERE site = ? AND id = ? AND released_at IS NULL""";
    private static final String ONE = "SELECT " + COLUMNS + " WHERE site = ? AND id = ?";
    private static final String NEWEST_FIRST =
            "SELECT " + COLUMNS + " WHERE site = ? AND id < ? ORDER BY id DESC LIMIT ?";

    /** Probes of the index of holds in force: for the site, the session, and the sessions that are tied to the person. */
    private static final String HELD = """
            SELECT EXISTS (SELECT FROM legal_hold WHERE site = ? AND session IS NULL AND released_at IS NULL)
                OR EXISTS (SELECT FROM legal_hold WHERE site = ? AND session = ? AND released_at IS NULL)
                OR EXISTS (SELECT FROM session_identity i JOIN legal_hold h ON h.site = i.site AND h.session = i.session
                           WHERE i.site = ? AND i.hash = ? AND h.released_at IS NULL)""";

    private HoldTable() {}

    static Hold place(Connection connection, String site, SessionId session, String reason, String by, Instant since)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PLACE)) {
            insert.setString(1, site);
            insert.setBytes(2, session == null ? null : session.bytes());
            insert.setString(3, reason);
            insert.setString(4, by);
            insert.setObject(5, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Hold(
                        row.getLong(1),
                        site,
                        session == null ? null : session.toString(),
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
            select.setString(2, site);
            select.setBytes(3, session == null ? null : session.bytes());
            select.setString(4, site);
            select.setBytes(5, person);
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
                        row.getString(4),
                        row.getString(5),
                        instant(row, 6),
                        instant(row, 7),
                        row.getString(8)));
            }
        }
        return holds;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
