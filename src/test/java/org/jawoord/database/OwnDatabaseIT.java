package org.jawoord.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jawoord.proof.SigningKey;
import org.jawoord.testing.PackagedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged server with a PostgreSQL that is not its own. */
class OwnDatabaseIT {

    private static final Path KEY = Path.of("target", "own-database-key.pem").toAbsolutePath();

    @BeforeAll
    static void makeKey() throws IOException {
        Files.writeString(KEY, SigningKey.generate(new SecureRandom()).pem());
    }

    @Test
    void ownDatabaseIsUsedAndNothingIsUnpacked() throws SQLException {
        DatabaseAddress own = OwnServer.flushing();
        try (PackagedServer server = PackagedServer.named("own-database")) {
            with(server, own.url(), own.ownerUser(), own.ownerPassword());

            server.start();

            assertThat(server.database().exists()).isFalse();
            assertThat(migrations(own)).isPositive();
            assertThat(server.log()).doesNotContain("Demo shop");
        }
    }

    @Test
    void twoRolesOnAnOwnDatabaseShareTheWork() {
        DatabaseAddress own = OwnServer.flushing();
        try (PackagedServer server = PackagedServer.named("own-database-two-roles")) {
            with(server, own.url(), own.user(), own.password())
                    .with("JAWOORD_DB_OWNER_USER", own.ownerUser())
                    .with("JAWOORD_DB_OWNER_PASSWORD", own.ownerPassword());

            server.start();

            assertThat(server.readiness().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void databaseThatDoesNotFlushIsRefused() {
        DatabaseAddress own = OwnServer.notFlushing();

        assertRefused(
                with(PackagedServer.named("not-flushing"), own.url(), own.ownerUser(), own.ownerPassword()),
                "JAWOORD_DB_URL: the server there has fsync=off and full_page_writes=off");
    }

    @Test
    void wrongPasswordIsNamed() {
        DatabaseAddress own = OwnServer.flushing();

        assertRefused(
                with(PackagedServer.named("wrong-password"), own.url(), own.ownerUser(), "wrong"),
                "JAWOORD_DB_PASSWORD: the server refuses user \"jawoord_owner\"");
    }

    @Test
    void userWhoMayNotCreateTablesIsNamed() {
        DatabaseAddress own = OwnServer.flushing();

        assertRefused(
                with(PackagedServer.named("may-not-create"), own.url(), own.user(), own.password()),
                "JAWOORD_DB_USER: \"jawoord_app\" may not create tables in schema public");
    }

    @Test
    void databaseThatDoesNotAnswerIsNamed() {
        assertRefused(
                with(PackagedServer.named("unreachable"), "jdbc:postgresql://127.0.0.1:1/jawoord", "somebody", "x"),
                "JAWOORD_DB_URL: no database answers there");
    }

    private static PackagedServer with(PackagedServer server, String url, String user, String password) {
        return server.with("JAWOORD_DB_URL", url)
                .with("JAWOORD_DB_USER", user)
                .with("JAWOORD_DB_PASSWORD", password)
                // the tests use one database under two passwords, and only who knows the first could take the key over
                .with("JAWOORD_SIGNING_KEY", KEY.toString())
                .with("JAWOORD_HTTP_HOST", "127.0.0.1");
    }

    private static void assertRefused(PackagedServer server, String sentence) {
        try (server) {
            int exitCode = server.startAndAwaitEnd();

            assertThat(exitCode).isNotZero();
            assertThat(server.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Jawoord does not start. " + sentence);
        }
    }

    private static int migrations(DatabaseAddress address) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.ownerUser(), address.ownerPassword());
                var rows = connection.createStatement().executeQuery("select count(*) from flyway_schema_history")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
