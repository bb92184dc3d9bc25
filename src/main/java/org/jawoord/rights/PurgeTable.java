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

/** Table {@code purge}. */
final class PurgeTable {

    private static final String START =
            "INSERT INTO purge (site, run_by, started_at, older_than) VALUES (?, ?, ?, ?) RETURNING id";
    private static final String END = "UPDATE purge SET ended_at = ?, sessions = ?, held = ?, failure = ? WHERE id = ?";
    private static final String SINCE =
            "SELECT EXISTS (SELECT FROM purge WHERE site = ? AND run_by = ? AND started_at > ?)";
    private static final String NEWEST_FIRST = """
            SELECT id, site, run_by, started_at, older_than, ended_at, sessions, held, failure
            FROM purge WHERE site = ? AND id < ? ORDER BY id DESC LIMIT ?""";

    private PurgeTable() {}

    static Purge start(Connection connection, Cutoff cutoff, String by, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(START)) {
            insert.setString(1, cutoff.site());
            insert.setString(2, by);
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.setObject(4, cutoff.olderThan().atOffset(ZoneOffset.UTC));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new Purge(row.getLong(1), cutoff.site(), by, at, cutoff.olderThan(), null, 0, 0, null);
            }
        }
    }

    static void end(Connection connection, Purge purge) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setObject(1, purge.endedAt().atOffset(ZoneOffset.UTC));
            update.setLong(2, purge.sessions());
            update.setLong(3, purge.held());
            update.setString(4, purge.failure());
            update.setLong(5, purge.id());
            update.executeUpdate();
        }
    }

    /** Whether somebody has begun a run on a site after this time. */
    static boolean begunSince(Connection connection, String site, String by, Instant time) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SINCE)) {
            select.setString(1, site);
            select.setString(2, by);
            select.setObject(3, time.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The runs on a site before this one, newest first. */
    static List<Purge> newestFirst(Connection connection, String site, long before, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWEST_FIRST)) {
            select.setString(1, site);
            select.setLong(2, before);
            select.setInt(3, limit);
            var purges = new ArrayList<Purge>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    purges.add(new Purge(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            instant(row, 4),
                            instant(row, 5),
                            instant(row, 6),
                            row.getLong(7),
                            row.getLong(8),
                            row.getString(9)));
                }
            }
            return purges;
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
