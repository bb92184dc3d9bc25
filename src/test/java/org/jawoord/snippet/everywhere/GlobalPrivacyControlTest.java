package org.jawoord.snippet.everywhere;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jawoord.snippet.everywhere.Shop.WWW;
import static org.jawoord.snippet.everywhere.Shop.awaitStatus;
import static org.jawoord.snippet.everywhere.Shop.button;
import static org.jawoord.snippet.everywhere.Shop.session;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Global Privacy Control in a browser that sends it; the precedence is DECISIONS.md's table. */
@QuarkusTest
class GlobalPrivacyControlTest extends AtTheShop {

    private static final String SIGNAL =
            "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });";

    @Test
    void theSignalAloneStoresNothingAndIsTold() {
        page.context().addInitScript(SIGNAL);
        shop.open(page, WWW, "/");

        assertThat(page.locator("jawoord-banner [part=banner]")).containsText("Global Privacy Control");
        assertThat(page.context().cookies()).isEmpty();
        assertThat(page.evaluate("() => localStorage.length")).isEqualTo(0);
    }

    @Test
    void aYesUnderTheSignalIsTheVisitorsOwnAndHolds() {
        page.context().addInitScript(SIGNAL);
        shop.open(page, WWW, "/");
        button(page, "accept-all").click();
        awaitStatus(page, "decided");

        shop.open(page, WWW, "/");

        assertThat(page.evaluate("() => jawoord.allows('marketing')")).isEqualTo(true);
        shop.awaitServer(session(page), "decided");
        assertThat(shop.allows(session(page), "marketing")).isTrue();
    }

    @Test
    void aSignalAfterAYesRefusesWhatIsSoldOrSharedInThePageAndOnTheServer() {
        shop.open(page, WWW, "/");
        button(page, "accept-all").click();
        awaitStatus(page, "decided");
        var session = session(page);
        shop.awaitServer(session, "decided");
        page.context().addInitScript(SIGNAL);

        shop.open(page, WWW, "/");

        assertThat(
                        page.evaluate(
                                "() => [jawoord.allows('marketing'), jawoord.allows('meta-pixel'), jawoord.allows('analytics')].join()"))
                .isEqualTo("false,false,true");
        await().untilAsserted(
                        () -> assertThat(shop.allows(session, "meta-pixel")).isFalse());
        assertThat(shop.allows(session, "analytics")).isTrue();
    }
}
