package org.jawoord.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody with all rights on the tables, who goes past every trigger: what the program itself can't do. */
public final class TablesOwner {

    private static final String[] GUARDED = {
        "choice", "ledger_leaf", "ledger_subtree", "ledger_checkpoint", "erasure", "erased_record"
    };

    private TablesOwner() {}

    /** Runs statements in one transaction, with the triggers of the tables that only grow switched off. */
    public static void runs(String... statements) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var table : GUARDED) {
                statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            }
            for (var sql : statements) {
                statement.execute(sql);
            }
            for (var table : GUARDED) {
                statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
            }
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A connection of the tables' owner. */
    public static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.flyway.jdbc-url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
    }
}
