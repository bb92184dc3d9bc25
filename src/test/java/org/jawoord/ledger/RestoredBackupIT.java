package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jawoord.testing.PackagedServer;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** RELIABILITY D13 and 2.12: a database that went back in time is found out at the start, and can go on honestly. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoredBackupIT {

    private static final int REFUSED = 78;

    private static PackagedServer server;
    private static TestSite site;

    /** Once for all: it costs five starts. The tests leave it as it is, but for the last. */
    @BeforeAll
    static void aServerWithABackupThatLacksTwoChoices() throws IOException {
        server = PackagedServer.named("restored")
                .with("JAWOORD_ADMIN_TOKEN", TestSite.TOKEN)
                .with("JAWOORD_DEMO", "false")
                .start();
        RestAssured.port = server.base().getPort();
        site = TestSite.published();
        Visitor.on(site).does("accept_all").does("withdraw");
        Numbered.awaitLeaves(site, 2);
        var backup = server.data().resolveSibling("backup");
        stopped(server);
        copy(database(), backup);
        server.start();
        Visitor.on(site).does("accept_all").does("withdraw");
        Numbered.awaitLeaves(site, 4);
        stopped(server);
        delete(database());
        copy(backup, database());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theStartIsRefusedAndNamesTheCommandThatHelps() {
        assertThat(server.startAndAwaitEnd()).isEqualTo(REFUSED);
        assertThat(server.log()).contains("older than what was signed").contains("accept-restore");
    }

    @Test
    void verifyLedgerReportsTheRollback() {
        var check = server.command("verify-ledger");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output()).contains(site.key() + ": WRONG, leaf 2: is missing");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void anAcceptedRestoreGoesOnWithTheTreeThatWasSigned() {
        assertThat(server.command("accept-restore").exitCode()).isZero();
        var withoutServer = server.command("verify-ledger");
        assertThat(withoutServer.output()).contains(site.key() + ": 4 leaves, 0 erased, 2 lost");
        server.start();
        Visitor.on(site).does("reject_all");
        Numbered.awaitLeaves(site, 5);

        var check = server.command("verify-ledger");

        assertThat(check.output()).contains(site.key() + ": 5 leaves, 0 erased, 2 lost");
        assertThat(check.exitCode()).isZero();
    }

    private static void stopped(PackagedServer server) {
        server.stop();
        server.database().awaitEnd();
    }

    private static Path database() {
        return server.data().resolve("pg17");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) throws IOException {
                Files.copy(folder, to.resolve(from.relativize(folder)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
