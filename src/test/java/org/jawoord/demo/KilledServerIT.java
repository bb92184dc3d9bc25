package org.jawoord.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.restassured.RestAssured;
import java.time.Duration;
import org.jawoord.testing.Chromium;
import org.jawoord.testing.PackagedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor's answers outlive the server that they were given to, and the one that wasn't there to take them. */
class KilledServerIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private PackagedServer server;
    private Page page;

    @BeforeEach
    void openTheShop() {
        server = PackagedServer.named("killed-server").start();
        RestAssured.port = server.base().getPort();
        page = CHROMIUM.visitor();
        page.navigate(server.base() + "/demo");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aChoiceThatWasTakenIsThereAfterKillingServerAndDatabase() {
        press("accept-all");
        var session = session();
        awaitStatus(session, "decided");

        server.database().kill();
        server.kill();
        server.start();

        awaitStatus(session, "decided");
    }

    @Test
    void aChoiceMadeWhileTheServerIsKilledHoldsAtOnceAndArrivesAfterItsStart() {
        server.kill();
        press("accept-all");
        var session = session();
        assertThat(page.evaluate("() => window.jawoord.allows('meta-pixel')")).isEqualTo(true);

        server.start();
        page.navigate(server.base() + "/demo");

        awaitStatus(session, "decided");
    }

    private void press(String button) {
        page.locator("jawoord-banner [data-jawoord='" + button + "']").first().click();
        page.waitForFunction("() => window.jawoord.decision().status === 'decided'");
    }

    private String session() {
        return (String) page.evaluate("() => window.jawoord.decision().session");
    }

    private static void awaitStatus(String session, String status) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        given().get("/v1/sites/demo/sessions/" + session).<String>path("status"))
                .isEqualTo(status));
    }
}
