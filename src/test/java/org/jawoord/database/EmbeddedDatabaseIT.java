package org.jawoord.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.sql.Statement;
import org.jawoord.testing.PackagedServer;
import org.junit.jupiter.api.Test;

/** The packaged server with its embedded database, started, stopped and killed. */
class EmbeddedDatabaseIT {

    @Test
    void secondStartFindsTheDataOfTheFirst() throws SQLException {
        try (PackagedServer server = PackagedServer.named("second-start").start()) {
            write(server, "kept");
            server.stop();

            server.start();

            assertThat(written(server)).isEqualTo("kept");
        }
    }

    @Test
    void orderlyStopLeavesNoDatabaseBehind() {
        try (PackagedServer server = PackagedServer.named("orderly-stop").start()) {
            int exitCode = server.stop();

            assertThat(exitCode).isIn(0, 143);
            assertThat(server.database().pid()).isEmpty();
        }
    }

    @Test
    void startRightAfterTheServerWasKilledFindsTheData() throws SQLException {
        try (PackagedServer server = PackagedServer.named("killed-server").start()) {
            write(server, "kept");
            server.kill();

            server.start();

            assertThat(written(server)).isEqualTo("kept");
        }
    }

    @Test
    void databaseOfAKilledServerEndsByItself() {
        try (PackagedServer server = PackagedServer.named("no-orphan").start()) {
            server.kill();

            server.database().awaitEnd();
        }
    }

    @Test
    void killedDatabaseComesBackWhileTheServerLives() throws SQLException {
        try (PackagedServer server = PackagedServer.named("killed-database").start()) {
            write(server, "kept");
            long before = server.database().pid().orElseThrow();

            server.database().kill();

            await("another database")
                    .until(() ->
                            server.database().pid().filter(pid -> pid != before).isPresent());
            server.awaitReady();
            assertThat(written(server)).isEqualTo("kept");
        }
    }

    @Test
    void startAfterBothWereKilledFindsTheData() throws SQLException {
        try (PackagedServer server = PackagedServer.named("killed-both").start()) {
            write(server, "kept");
            ProcessHandle jvm = ProcessHandle.of(server.pid()).orElseThrow();
            server.database().kill();
            jvm.destroyForcibly();
            server.kill();

            server.start();

            assertThat(written(server)).isEqualTo("kept");
        }
    }

    @Test
    void startKilledHalfwayDoesNotHarmTheNext() {
        try (PackagedServer server = PackagedServer.named("killed-start")) {
            server.startAndKillOnce(() -> isInitialising(server));

            server.start();

            assertThat(server.readiness().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void secondServerOnTheSameDirectoryIsRefusedInOneLine() {
        try (PackagedServer first = PackagedServer.named("in-use").start();
                PackagedServer second = PackagedServer.named("in-use-second")) {
            second.with("JAWOORD_DATA", first.data().toString());

            int exitCode = second.startAndAwaitEnd();

            assertThat(exitCode).isNotZero();
            assertThat(second.log().lines())
                    .singleElement()
                    .asString()
                    .contains("JAWOORD_DATA", "in use by another running Jawoord", "process " + first.pid());
            second.with("JAWOORD_DATA", second.data().resolveSibling("nothing").toString());
        }
    }

    private static boolean isInitialising(PackagedServer server) {
        String[] files = server.data().resolve("pg17").toFile().list((dir, name) -> name.startsWith("cluster.partial"));
        return files != null && files.length > 0;
    }

    private static void write(PackagedServer server, String text) throws SQLException {
        try (var connection = server.database().connectAsOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("create table written (text text)");
            statement.execute("insert into written values ('" + text + "')");
        }
    }

    private static String written(PackagedServer server) throws SQLException {
        try (var connection = server.database().connectAsOwner();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select text from written")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
