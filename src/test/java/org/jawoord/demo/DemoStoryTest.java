package org.jawoord.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.TreeSet;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole story of a tag that waits for yes, in a real browser, as the stand-ins of the vendors see it. */
@QuarkusTest
class DemoStoryTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private DemoVisit visit;

    @BeforeEach
    void comeIn() {
        visit = new DemoVisit(CHROMIUM.visitor());
    }

    @Test
    void beforeAnyChoiceNothingIsSentStoredOrSet() {
        visit.open("/demo").open("/demo/product/kan-noord").open("/demo/basket");

        PlaywrightAssertions.assertThat(visit.banner("accept-all")).isVisible();
        visit.assertNoHits();
        assertThat(visit.cookies()).isEmpty();
        assertThat(visit.storage()).isEmpty();
    }

    @Test
    void aBasketIsTheOnlyCookieOfAVisitorWhoHasNotChosen() {
        visit.browse();

        visit.assertNoHits();
        assertThat(visit.cookies()).containsExactly("shop_basket");
    }

    @Test
    void refusingSendsNothingOnAnyPage() {
        visit.open("/demo").press("reject-all").browse().open("/demo?lang=en");

        visit.assertNoHits();
        assertThat(visit.cookies()).containsExactly("jawoord", "jawoord_choice", "shop_basket");
        PlaywrightAssertions.assertThat(visit.page().locator("jawoord-banner")).hasCount(0);
        DemoVisit.awaitServer(visit.session(), "decided");
    }

    @Test
    void closingTheQuestionWithoutChoosingSendsNothing() {
        visit.open("/demo").press("settings").press("close");
        visit.page().keyboard().press("Escape");
        visit.page().mouse().wheel(0, 2000);
        visit.browse();

        visit.assertNoHits();
        assertThat(visit.decision().path("status").asText()).isEqualTo("unanswered");
    }

    @Test
    void savingUntouchedPreferencesSendsNothing() {
        visit.open("/demo").press("settings").press("save").browse();

        visit.assertNoHits();
    }

    @Test
    void allowingMarketingSendsToMarketingOnly() {
        visit.open("/demo").allowOnly("marketing").awaitHits(DemoVisit.MARKETING);
        visit.browse().awaitHits(DemoVisit.MARKETING);

        assertThat(visit.ownCookies()).doesNotContain("_ga", "_hjSessionUser_2026001");
    }

    @Test
    void allowingOnePixelSendsToThatPixelOnly() {
        visit.open("/demo").allowOnly("meta-pixel").awaitHits(Set.of("meta-pixel"));
        visit.browse().awaitHits(Set.of("meta-pixel"));

        assertThat(visit.ownCookies()).containsExactly("_fbp", "jawoord", "jawoord_choice", "shop_basket");
    }

    @Test
    void acceptingSendsToAll() {
        visit.open("/demo").press("accept-all").awaitHits(DemoVisit.ALL);

        assertThat(visit.askedOfVendors())
                .isNotEmpty()
                .allMatch(url -> url.startsWith("http://127.0.0.1:") || url.contains("/demo/beacon"));
    }

    @Test
    void withdrawingStopsEverythingAndTakesTheCookiesAway() {
        visit.open("/demo").press("accept-all").awaitHits(DemoVisit.ALL);
        var session = visit.session();
        DemoVisit.awaitServer(session, "decided");

        visit.page().locator("footer [data-jawoord='settings']").click();
        visit.press("withdraw");
        visit.page().waitForFunction("() => window.jawoord.decision().status === 'withdrawn' && !window.fbq");
        visit.looked();
        visit.forgetHits();
        visit.browse();

        visit.assertNoHits();
        assertThat(visit.ownCookies()).containsExactly("jawoord", "jawoord_choice", "shop_basket");
        DemoVisit.awaitServer(session, "withdrawn");
        given().get("/v1/sites/demo/sessions/" + session)
                .then()
                .body("categories.necessary", is(true))
                .body("categories.findAll { it.key != 'necessary' }.values()", everyItem(is(false)))
                .body("services.meta-pixel", is(false));
        given().header("Jawoord-Session", session)
                .get("/v1/sites/demo/gate/meta-pixel")
                .then()
                .statusCode(403);
    }

    @Test
    void refusingOneServiceAfterwardsStopsThatOneOnly() {
        visit.open("/demo").press("accept-all").awaitHits(DemoVisit.ALL);

        visit.page().evaluate("() => window.jawoord.save({ 'meta-pixel': false })");
        visit.page().waitForFunction("() => !window.jawoord.allows('meta-pixel') && !window.fbq");
        visit.looked();
        visit.forgetHits();
        visit.open("/demo/basket");

        var others = new TreeSet<>(DemoVisit.ON_EVERY_PAGE);
        others.remove("meta-pixel");
        visit.awaitHits(others);
        assertThat(visit.ownCookies()).contains("_ga").doesNotContain("_fbp");
    }

    @Test
    void aReturningVisitorIsNotAskedAndTagsDoNotWaitForTheServer() {
        visit.open("/demo").press("accept-all").awaitHits(DemoVisit.ALL).open("/demo/basket");
        visit.forgetHits();
        visit.cutApi().open("/demo/basket");

        visit.awaitHits(DemoVisit.ON_EVERY_PAGE);
        PlaywrightAssertions.assertThat(visit.page().locator("jawoord-banner")).hasCount(0);
    }

    @Test
    void aReturningVisitorFindsTheVideoLoaded() {
        visit.open("/demo").press("accept-all").awaitHits(DemoVisit.ALL);
        visit.forgetHits();
        visit.open("/demo/product/vaas-riet");

        visit.awaitHits(DemoVisit.ALL);
    }

    @Test
    void withoutJawoordThePageWorksAndNothingFires() {
        visit.page().context().route("**/s/demo.js", route -> route.abort());
        visit.cutApi().browse();

        visit.assertNoHits();
        assertThat(visit.cookies()).containsExactly("shop_basket");
    }

    @Test
    void aChoiceThatCouldNotBeSentHoldsAtOnceAndArrivesLater() {
        visit.open("/demo");
        visit.page().context().setOffline(true);
        visit.press("reject-all");
        PlaywrightAssertions.assertThat(visit.banner("accept-all")).hasCount(0);
        var session = visit.session();
        assertThat(visit.decision().path("status").asText()).isEqualTo("decided");
        given().get("/v1/sites/demo/sessions/" + session).then().body("status", equalTo("unanswered"));

        visit.page().context().setOffline(false);
        visit.browse();

        DemoVisit.awaitServer(session, "decided");
        visit.assertNoHits();
    }
}
