package org.jawoord.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jawoord.testing.PackagedServer;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The secret that identifiers are hashed with, through its life: made when it is wanted, kept, lost, exchanged. */
class IdentityKeyIT {

    private static final int REFUSED = 78;
    private static final String BODY = "{\"identifier\":\"klant-4711\"}";

    private static PackagedServer server;

    @BeforeAll
    static void aServer() {
        server = PackagedServer.named("identity-key")
                .with("JAWOORD_ADMIN_TOKEN", TestSite.TOKEN)
                .with("JAWOORD_DEMO", "false");
        start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One story, since each step needs the one before: servers are slow to start. */
    @Test
    void whatWasTiedIsFoundAsLongAsTheKeyIsThereAndNoStartGoesOnWithoutIt() throws IOException {
        assertThat(file()).doesNotExist();
        var site = TestSite.published();
        tie(site);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        stopServer();
        start();
        assertFound(site);

        stopServer();
        var kept = Files.readString(file());
        Files.delete(file());
        assertThat(server.startAndAwaitEnd()).isEqualTo(REFUSED);
        assertThat(server.log()).contains("JAWOORD_IDENTITY_KEY").contains("is not there");

        var other = "0".repeat(64);
        Files.writeString(file(), other);
        assertThat(server.startAndAwaitEnd()).isEqualTo(REFUSED);
        assertThat(server.log()).contains("is not the one").doesNotContain(other);

        Files.writeString(file(), kept);
        start();
        assertFound(site);
        assertThat(server.log()).doesNotContain("klant-4711").doesNotContain(kept.strip());
    }

    private static void tie(TestSite site) {
        var visitor = Visitor.on(site).does("accept_all");
        TestSite.asAdmin()
                .contentType("application/json")
                .body(BODY)
                .put("/admin/v1/sites/" + site.key() + "/sessions/" + visitor.session() + "/identity")
                .then()
                .statusCode(201);
    }

    private static void assertFound(TestSite site) {
        TestSite.asAdmin()
                .contentType("application/json")
                .body(BODY)
                .post("/admin/v1/sites/" + site.key() + "/timeline")
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
    }

    private static Path file() {
        return server.data().resolve(IdentityKeyFile.DEFAULT);
    }

    private static void start() {
        server.start();
        RestAssured.port = server.base().getPort();
    }

    private static void stopServer() {
        server.stop();
        server.database().awaitEnd();
    }
}
