package org.jawoord.consent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Places in the one order of all records. Drawn before a record is written, since the server's seal covers its place: a copy of
 * a sealed row at another place is then nobody's. Drawn in the transaction that writes the record, or {@link Watermark} would
 * pass it by.
 */
public final class Places {

    private static final String NEXT = "SELECT next_places(?)";

    private Places() {}

    /** The next place. */
    public static long next(Connection connection) throws SQLException {
        return next(connection, 1)[0];
    }

    /**
     * The next places, rising.
     *
     * @param connection in the transaction that writes the records, not in autocommit
     */
    static long[] next(Connection connection, int count) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("places are drawn in the transaction of their records");
        }
        try (PreparedStatement select = connection.prepareStatement(NEXT)) {
            select.setInt(1, count);
            try (ResultSet row = select.executeQuery()) {
                var places = new long[count];
                for (int i = 0; i < count; i++) {
                    row.next();
                    places[i] = row.getLong(1);
                }
                return places;
            }
        }
    }
}
