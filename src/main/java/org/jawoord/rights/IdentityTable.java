package org.jawoord.rights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;

/** Table {@code session_identity}: hashes only. */
final class IdentityTable {

    private static final String ADD = """
            INSERT INTO session_identity (site, session, hash, since, tied_by) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";
    private static final String ONE =
            "SELECT since, tied_by FROM session_identity WHERE site = ? AND session = ? AND hash = ?";
    private static final String OF_SESSION =
            "SELECT since, tied_by FROM session_identity WHERE site = ? AND session = ? ORDER BY since, hash";
    private static final String SESSIONS =
            "SELECT session FROM session_identity WHERE site = ? AND hash = ? ORDER BY since, session LIMIT ?";
    private static final String REMOVE = "DELETE FROM session_identity WHERE site = ? AND session = ? AND hash = ?";
    private static final String REMOVE_ALL = "DELETE FROM session_identity WHERE site = ? AND session = ?";

    private IdentityTable() {}

    static void add(Connection connection, SessionKey key, byte[] hash, Tie tie) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            bind(insert, key, hash);
            insert.setObject(4, tie.since().atOffset(ZoneOffset.UTC));
            insert.setString(5, tie.by());
            insert.executeUpdate();
        }
    }

    static Optional<Tie> find(Connection connection, SessionKey key, byte[] hash) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ONE)) {
            bind(select, key, hash);
            return ties(select).stream().findFirst();
        }
    }

    /** Of a session, oldest first. */
    static List<Tie> of(Connection connection, SessionKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_SESSION)) {
            bind(select, key);
            return ties(select);
        }
    }

    /** Sessions of a hash, at most so many, those tied first first. */
    static List<SessionId> sessions(Connection connection, String site, byte[] hash, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SESSIONS)) {
            select.setString(1, site);
            select.setBytes(2, hash);
            select.setInt(3, limit);
            var sessions = new ArrayList<SessionId>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sessions.add(SessionId.of(row.getBytes(1)));
                }
            }
            return sessions;
        }
    }

    /** Removes one tie, or, without a hash, all of a session; how many went. */
    static int remove(Connection connection, SessionKey key, byte[] hash) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(hash == null ? REMOVE_ALL : REMOVE)) {
            if (hash == null) {
                bind(delete, key);
            } else {
                bind(delete, key, hash);
            }
            return delete.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, SessionKey key) throws SQLException {
        statement.setString(1, key.site());
        statement.setBytes(2, key.session().bytes());
    }

    private static void bind(PreparedStatement statement, SessionKey key, byte[] hash) throws SQLException {
        bind(statement, key);
        statement.setBytes(3, hash);
    }

    private static List<Tie> ties(PreparedStatement select) throws SQLException {
        var ties = new ArrayList<Tie>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ties.add(new Tie(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)));
            }
        }
        return ties;
    }
}
