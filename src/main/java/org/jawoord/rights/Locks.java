package org.jawoord.rights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jawoord.consent.SessionId;

/**
 * Database locks until the end of a transaction, so that on any node nothing is tied to a session or put on hold while it is
 * being erased. Two names of one number would only wait for each other.
 */
final class Locks {

    private static final String SHARED = "SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))";
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    private Locks() {}

    /** The holds of a site stay as they are; many may ask for that at a time. */
    static void keepHolds(Connection connection, String site) throws SQLException {
        take(connection, SHARED, "jawoord holds " + site);
    }

    /** The holds of a site may be changed, by one at a time. */
    static void changeHolds(Connection connection, String site) throws SQLException {
        take(connection, ALONE, "jawoord holds " + site);
    }

    /** What belongs to a session is changed or erased, by one at a time; {@code forget_identities} in V19 names it alike. */
    static void session(Connection connection, String site, SessionId session) throws SQLException {
        take(connection, ALONE, "jawoord session " + site + " " + HexFormat.of().formatHex(session.bytes()));
    }

    private static void take(Connection connection, String lock, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
