package org.jawoord.rights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
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

    /**
     * The records of these leaves that are there when nobody can put a hold on them any more, nor tie one of their sessions to
     * somebody who is held, nor erase them. Holds first, as everywhere: else two may wait for each other.
     */
    static List<DoomedRecords.Told> records(Connection connection, String site, Collection<Long> leaves)
            throws SQLException {
        keepHolds(connection, site);
        var done = new HashSet<>();
        for (var told : DoomedRecords.of(connection, site, leaves)) {
            var session = told.of().session();
            var person = told.of().person();
            if (session != null && done.add(session)) {
                session(connection, site, session);
            }
            if (session == null && person != null && done.add(HexFormat.of().formatHex(person))) {
                person(connection, site, person);
            }
        }
        return DoomedRecords.of(connection, site, leaves);
    }

    /** What is known of a person without a session is erased by one at a time. */
    static void person(Connection connection, String site, byte[] hash) throws SQLException {
        take(connection, ALONE, "jawoord person " + site + " " + HexFormat.of().formatHex(hash));
    }

    private static void take(Connection connection, String lock, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
