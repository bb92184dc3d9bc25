package org.jawoord.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jawoord.testing.PackagedServer;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A fleet that is upgraded one server after the other, on one database: what servers of this version do when a newer one has
 * changed the tables, and what two do that find empty ones. In a schema of its own, so that each run begins without tables.
 */
class RollingUpgradeIT {

    private static final String SCHEMA = "rolling_" + Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private static DatabaseAddress own;
    private static PackagedServer one;
    private static PackagedServer other;

    @BeforeAll
    static void startBothAtOnce() throws SQLException {
        own = OwnServer.ofUpgrades();
        onTheDatabase("CREATE SCHEMA " + SCHEMA);
        one = server("rolling-one");
        other = server("rolling-other");
        var first = CompletableFuture.runAsync(one::start);
        other.start();
        first.join();
    }

    @AfterAll
    static void stop() throws SQLException {
        one.close();
        other.close();
        onTheDatabase("DROP SCHEMA " + SCHEMA + " CASCADE");
    }

    @Test
    void twoThatStartAtOnceOnAnEmptyDatabaseMigrateItOnce() throws SQLException, IOException {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(number("SELECT count(*) FROM flyway_schema_history WHERE success AND version IS NOT NULL"
                            + " AND version <> '9000'"))
                    .isEqualTo(files.count());
        }
        assertThat(one.readiness().statusCode()).isEqualTo(200);
        assertThat(other.readiness().statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsRecordedAfterANewerVersionChangedTheTablesIsThereAfterARestart() throws SQLException {
        RestAssured.port = one.base().getPort();
        var site = TestSite.published();
        var before = Visitor.on(site).does("accept_all");

        migrateAsANewerVersionWould();

        before.allows("analytics").body("allowed", equalTo(true));
        var after = Visitor.on(site).does("accept_all");
        after.allows("analytics").body("allowed", equalTo(true));
        before.does("withdraw");
        one.stop();
        one.start();
        after.allows("analytics").body("allowed", equalTo(true));
        before.allows("analytics").body("allowed", equalTo(false));
        Visitor.on(site).does("reject_all");
        assertThat(number("SELECT count(*) FROM choice WHERE site = '" + site.key() + "'"))
                .isEqualTo(4);
    }

    /** The history as Flyway writes it, and what the rule allows: another table, a nullable column, one with a default. */
    private static void migrateAsANewerVersionWould() throws SQLException {
        onTheDatabase(
                "CREATE TABLE of_the_next_version (a text)",
                "ALTER TABLE choice ADD COLUMN country text, ADD COLUMN weight int NOT NULL DEFAULT 0",
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) SELECT max(installed_rank) + 1, '9000', 'next', 'SQL',"
                        + " 'V9000__next.sql', 1, current_user, 1, true FROM flyway_schema_history");
    }

    private static PackagedServer server(String name) {
        return PackagedServer.named(name)
                .with("JAWOORD_ADMIN_TOKEN", TestSite.TOKEN)
                .with("JAWOORD_DB_URL", inSchema())
                .with("JAWOORD_DB_USER", own.ownerUser())
                .with("JAWOORD_DB_PASSWORD", own.ownerPassword())
                .with("JAWOORD_HTTP_HOST", "127.0.0.1");
    }

    private static String inSchema() {
        return own.url() + (own.url().contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA;
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(inSchema(), own.ownerUser(), own.ownerPassword());
    }

    private static void onTheDatabase(String... statements) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long number(String query) throws SQLException {
        try (var connection = connection();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
