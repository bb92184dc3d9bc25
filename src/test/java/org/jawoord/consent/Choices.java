package org.jawoord.consent;

import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.util.Base64;
import javax.sql.DataSource;
import org.jawoord.testing.Visitor;

/** Looks at table {@code choice} behind the program's back. */
final class Choices {

    private Choices() {}

    static int storedFor(Visitor visitor) {
        return Integer.parseInt(one("SELECT count(*)::text FROM choice WHERE session = ?", visitor));
    }

    static String lastActionOf(Visitor visitor) {
        return one("SELECT action FROM choice WHERE session = ? ORDER BY seq DESC LIMIT 1", visitor);
    }

    private static String one(String query, Visitor visitor) {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection();
                var select = connection.prepareStatement(query)) {
            select.setBytes(1, Base64.getUrlDecoder().decode(visitor.session()));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
