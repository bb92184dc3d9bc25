package org.jawoord.keys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jawoord.proof.SigningKey;
import org.jawoord.testing.PackagedServer;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key of a server through its life: made, kept, replaced, lost. */
class SigningKeysIT {

    private static final int REFUSED = 78;

    private static PackagedServer server;

    @BeforeAll
    static void aServer() {
        server = PackagedServer.named("keys")
                .with("JAWOORD_ADMIN_TOKEN", TestSite.TOKEN)
                .with("JAWOORD_DEMO", "false");
    }

    @BeforeEach
    void started() {
        if (server.base() == null || !server.isAlive()) {
            server.start();
        }
        RestAssured.port = server.base().getPort();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theKeyFileIsOnlyForItsOwner() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void theSameKeySignsAfterARestart() {
        var before = activeKid();
        stopServer();
        server.start();

        assertThat(activeKid()).isEqualTo(before);
    }

    @Test
    void aReplacedKeyStaysPublished() {
        var before = activeKid();

        TestSite.asAdmin().post("/admin/v1/keys").then().statusCode(201).body("kid", notNullValue());

        given().get("/v1/keys").then().body("keys.find { it.kid == '" + before + "' }.retired", notNullValue());
        assertThat(activeKid()).isNotEqualTo(before);
    }

    @Test
    void aLostKeyRefusesTheStartUntilANewOneIsMade() throws IOException {
        var lost = activeKid();
        stopServer();
        Files.move(file(), file().resolveSibling("lost.pem"));

        assertThat(server.startAndAwaitEnd()).isEqualTo(REFUSED);
        assertThat(server.log()).contains("JAWOORD_SIGNING_KEY").contains("rotate-key");

        assertThat(server.command("rotate-key").exitCode()).isZero();
        server.start();
        var fresh = activeKid();
        assertThat(publishedKids()).contains(lost); // vouched for by the new one, not by its own private half
        TestSite.asAdmin().post("/admin/v1/keys").then().statusCode(201); // the lost one is in no way of the next
        assertThat(activeKid()).isNotEqualTo(fresh);
    }

    @Test
    void aKeyThatWasReplacedRefusesTheStart() throws IOException {
        var old = Files.readString(file());
        TestSite.asAdmin().post("/admin/v1/keys").then().statusCode(201);
        var current = Files.readString(file());
        stopServer();
        Files.writeString(file(), old);

        assertThat(server.startAndAwaitEnd()).isEqualTo(REFUSED);
        assertThat(server.log()).contains("was replaced at");

        Files.writeString(file(), current);
        server.start();
    }

    @Test
    void anotherKeyThatAnOwnerGivesDoesNotTakeOverFromOneThatTheyHaveNot() throws IOException {
        var other = server.data().resolve("other.pem");
        Files.writeString(other, SigningKey.generate(new SecureRandom()).pem());
        stopServer();

        assertThat(server.with("JAWOORD_SIGNING_KEY", other.toString()).startAndAwaitEnd())
                .isEqualTo(REFUSED);
        assertThat(server.log()).contains("which is not in");

        server.without("JAWOORD_SIGNING_KEY").start();
    }

    @Test
    void recordsThatOnlyTheDatabaseCallsOlderThanTheKeyRefuseTheStart() throws IOException, SQLException {
        try (var connection = server.database().connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("UPDATE signing_key SET first_seq = 1000000");
        }
        stopServer();

        assertThat(server.startAndAwaitEnd()).isEqualTo(REFUSED);
        assertThat(server.log()).contains("1000000 records need no seal");

        Files.delete(server.data().resolve("keys/sealed-from"));
        server.start();
    }

    @Test
    void aKeyThatSomebodyPutsAmongTheFormerOnesIsNotPublishedAndIsNamed() throws SQLException {
        var stranger = SigningKey.generate(new SecureRandom());
        sql("INSERT INTO signing_key (kid, public_key, created_at, retired_at, first_seq) VALUES ('" + stranger.kid()
                + "', '\\x" + HexFormat.of().formatHex(stranger.verifyingKey().raw())
                + "', now() - interval '1 year', now()"
                + " - interval '1 month', 0)");
        stopServer();

        server.start();
        var published = publishedKids();
        var check = server.command("verify-ledger");
        sql("DELETE FROM signing_key WHERE kid = '" + stranger.kid() + "'");

        assertThat(published).doesNotContain(stranger.kid());
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output()).contains("key " + stranger.kid() + " stands among the keys");
    }

    /** One start for both: each costs this class ten seconds. */
    @Test
    void aFormerKeyThatIsGoneIsPublishedAgainAndARetiredOneSignsAgain() throws SQLException {
        TestSite.asAdmin().post("/admin/v1/keys").then().statusCode(201);
        var former = activeKid();
        TestSite.asAdmin().post("/admin/v1/keys").then().statusCode(201);
        var active = activeKid();
        sql("DELETE FROM signing_key WHERE kid = '" + former + "'");
        sql("UPDATE signing_key SET retired_at = now() WHERE retired_at IS NULL");
        stopServer();

        server.start();

        assertThat(activeKid()).isEqualTo(active);
        assertThat(publishedKids()).contains(former);
    }

    @Test
    void anEmptiedTableOfKeysMakesNoRecordOneFromBeforeTheKey() throws SQLException {
        var before = activeKid();
        sql("SELECT setval('choice_seq_seq', (SELECT last_value FROM choice_seq_seq) + 1000)");
        sql("DELETE FROM signing_key");
        stopServer();

        server.start();

        assertThat(activeKid()).isEqualTo(before);
        assertThat(server.command("verify-ledger").exitCode()).isZero();
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = server.database().connectAsSuperuser();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static List<String> publishedKids() {
        return given().get("/v1/keys").path("keys.kid");
    }

    private static Path file() {
        return server.data().resolve(KeyFile.DEFAULT);
    }

    private static void stopServer() {
        server.stop();
        server.database().awaitEnd();
    }

    private static String activeKid() {
        return given().get("/v1/keys").then().statusCode(200).extract().path("keys.find { it.retired == null }.kid");
    }
}
