package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Whether the sequence that gives places in the order of all records is ahead of all that were given. */
final class PlaceOrder {

    /** Each of these is a look at the end of an index. The sequence last: it may only have gone on meanwhile. */
    private static final String LAST_GIVEN = """
            SELECT greatest((SELECT max(seq) FROM choice), (SELECT max(seq) FROM stated_consent),
                            (SELECT max(seq) FROM erasure), (SELECT max(seq) FROM ledger_leaf), 0)""";

    private static final String SEQUENCE = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM choice_seq_seq";

    private PlaceOrder() {}

    /** The last place that was given, when the sequence is behind it; empty when all is well. */
    static OptionalLong behind(Connection connection) throws SQLException {
        long given = number(connection, LAST_GIVEN);
        return number(connection, SEQUENCE) < given ? OptionalLong.of(given) : OptionalLong.empty();
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
