package org.jawoord.consent;

import io.quarkus.arc.Arc;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jawoord.testing.TestSite;

/** Looks at table {@code choice} behind the program's back. */
final class Choices {

    private Choices() {}

    static int storedFor(TestSite site) {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection();
                var count = connection.prepareStatement("SELECT count(*) FROM choice WHERE site = ?")) {
            count.setString(1, site.key());
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
