package org.jawoord.testing;

import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads the audit behind the program's back. */
public final class Audits {

    private Audits() {}

    /** The acts on a site, in order, as {@code who: what}. */
    public static List<String> of(TestSite site) {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection();
                var select = connection.prepareStatement("SELECT who, what FROM audit WHERE site = ? ORDER BY seq")) {
            select.setString(1, site.key());
            var acts = new ArrayList<String>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    acts.add(row.getString(1) + ": " + row.getString(2));
                }
            }
            return acts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
