package org.jawoord.snippet.everywhere;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jawoord.snippet.everywhere.Shop.WWW;
import static org.jawoord.snippet.everywhere.Shop.awaitStatus;
import static org.jawoord.snippet.everywhere.Shop.button;
import static org.jawoord.snippet.everywhere.Shop.session;
import static org.jawoord.snippet.everywhere.Shop.status;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A browser whose storage takes nothing keeps the choice in a first-party cookie. */
@QuarkusTest
class CookieFallBackTest extends AtTheShop {

    private boolean marketing() {
        return (boolean) page.evaluate("() => jawoord.allows('marketing')");
    }

    @ParameterizedTest
    @EnumSource
    void theNextPageFindsTheChoice(BrokenStorage storage) {
        page.context().addInitScript(storage.script);
        shop.open(page, WWW, "/");
        button(page, "accept-all").click();
        awaitStatus(page, "decided");
        var session = session(page);

        shop.open(page, WWW, "/");

        assertThat(status(page)).isEqualTo("decided");
        assertThat(session(page)).isEqualTo(session);
        assertThat(marketing()).isTrue();
        assertThat(page.locator("jawoord-banner")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalTakesThePlaceOfTheYesBeforeIt(BrokenStorage storage) {
        page.context().addInitScript(storage.script);
        shop.open(page, WWW, "/");
        button(page, "accept-all").click();
        awaitStatus(page, "decided");
        shop.open(page, WWW, "/");
        page.evaluate("() => jawoord.rejectAll()");

        shop.open(page, WWW, "/");

        assertThat(status(page)).isEqualTo("decided");
        assertThat(marketing()).isFalse();
    }

    @Test
    void aRefusalThatNoLongerFitsIntoStorageTakesThePlaceOfTheYesThatDid() {
        shop.open(page, WWW, "/");
        button(page, "accept-all").click();
        awaitStatus(page, "decided");
        page.context().addInitScript(BrokenStorage.FULL.script);
        shop.open(page, WWW, "/");
        page.evaluate("() => jawoord.rejectAll()");

        shop.open(page, WWW, "/");

        assertThat(status(page)).isEqualTo("decided");
        assertThat(marketing()).isFalse();
    }
}
