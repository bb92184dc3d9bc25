package org.jawoord.snippet.banner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The preferences wait for two files, their code and their details: what a visitor meets meanwhile, and without them. */
@QuarkusTest
class PreferencesModuleTest {

    private static final String MODULE = "**/s/assets/**";
    private static final String DETAILS = "**/s/*/*.json*";
    private static final String UNAVAILABLE = "De details kunnen nu niet worden geladen.";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Visit visit;

    @BeforeEach
    void comeIn() {
        visit = new Visit(CHROMIUM.visitor());
    }

    private Visit without(String file) {
        visit.page().route(file, Route::abort);
        return visit.open(BannerSites.BOX);
    }

    private void assertUnavailable() {
        assertThat(visit.firstLayer().locator(".note")).containsText(UNAVAILABLE);
        assertThat(visit.banner().locator("[role=status]")).containsText(UNAVAILABLE);
        assertThat(visit.button("reject-all")).isVisible();
        assertThat(visit.preferences()).hasCount(0);
        assertThat(visit.focused()).isEqualTo("settings");
    }

    @ParameterizedTest
    @ValueSource(strings = {MODULE, DETAILS})
    void withoutEitherTheFirstLayerSaysSoAndStillAnswers(String file) {
        without(file).button("settings").click();
        assertUnavailable();

        visit.button("reject-all").click();

        assertThat(visit.banner()).hasAttribute("data-state", "hidden");
        visit.awaitStatus("decided");
    }

    @ParameterizedTest
    @ValueSource(strings = {MODULE, DETAILS})
    void whoHasAnsweredGetsTheFirstLayerToTakeItBack(String file) {
        without(file).button("accept-all").click();
        assertThat(visit.banner()).hasAttribute("data-state", "hidden");

        visit.page().locator("#settings").click();

        assertUnavailable();
        assertThat(visit.button("close")).hasText("Sluiten zonder te wijzigen");
        visit.button("close").click();
        assertThat(visit.banner()).hasAttribute("data-state", "hidden");
        assertThat(visit.status()).isEqualTo("decided");
    }

    @ParameterizedTest
    @ValueSource(strings = {MODULE, DETAILS})
    void theyOpenWhenBothCanBeHadAgain(String file) {
        without(file).button("settings").click();
        assertUnavailable();
        visit.page().unroute(file);

        visit.button("settings").click();

        assertThat(visit.button("save")).isVisible();
    }

    @Test
    void aModuleThatWasTamperedWithDoesNotRun() {
        visit.page()
                .route(
                        MODULE,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/javascript")
                                .setBody("window.tampered = true")));
        visit.open(BannerSites.BOX).button("settings").click();

        assertUnavailable();
        assertThat(visit.page().evaluate("() => window.tampered")).isNull();
    }

    @Test
    void detailsThatWereTamperedWithAreNotShown() {
        visit.page().route(DETAILS, route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replace("Meta Platforms", "Nobody")));
        });
        visit.open(BannerSites.BOX).button("settings").click();

        assertUnavailable();
        assertThat(visit.page().evaluate("async () => (await jawoord.notice().catch(() => 'refused'))"))
                .isEqualTo("refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {MODULE, DETAILS})
    void whileTheyAreOnTheirWayTheButtonSaysSoAndTheFirstLayerAnswers(String file) {
        var held = new ArrayList<Route>();
        visit.page().route(file, held::add);
        visit.open(BannerSites.BOX).button("settings").click();

        assertThat(visit.button("settings")).hasAttribute("aria-busy", "true");
        visit.page().waitForCondition(() -> !held.isEmpty());
        assertThat(visit.button("reject-all")).isEnabled();
        visit.button("reject-all").click();
        visit.awaitStatus("decided");
        visit.page().unroute(file);
        held.forEach(Route::resume);

        // They were asked for, and then answered otherwise: they don't come up afterwards.
        visit.page().waitForFunction("""
                () => performance.getEntriesByType("resource").filter(({ name }) => /preferences-|json/.test(name)).length === 2""");
        assertThat(visit.preferences()).hasCount(0);
        assertThat(visit.banner()).hasAttribute("data-state", "hidden");
    }

    @Test
    void whenTheyArriveLateTheyOpenAndNothingIsBusyAnyMore() {
        var held = new ArrayList<Route>();
        visit.open(BannerSites.BOX).button("reject-all").click();
        visit.page().route(DETAILS, held::add);
        visit.page().locator("#settings").click();
        assertThat(visit.page().locator("#settings")).hasAttribute("aria-busy", "true");
        visit.page().waitForCondition(() -> !held.isEmpty());

        held.forEach(Route::resume);

        assertThat(visit.button("save")).isVisible();
        assertThat(visit.page().locator("#settings")).not().hasAttribute("aria-busy", "true");
    }

    @Test
    void nobodyWaitsForEver() {
        visit.page().clock().install();
        visit.page().route(MODULE, route -> {});
        visit.open(BannerSites.BOX).button("settings").click();
        assertThat(visit.button("settings")).hasAttribute("aria-busy", "true");

        visit.page().clock().fastForward(9000);

        assertUnavailable();
        assertThat(visit.button("settings")).not().hasAttribute("aria-busy", "true");
    }

    @Test
    void whatWasFetchedAheadOpensBeforeTheNextFrame() {
        visit.open(BannerSites.BOX).button("settings").hover();
        visit.page().waitForFunction("""
                () => performance.getEntriesByType("resource").filter(({ name, responseEnd }) => /preferences-|json/.test(name) && responseEnd)
                  .length === 2""");
        visit.page().evaluate("() => jawoord.notice()");
        visit.page().route("**/s/**", Route::abort);

        assertThat(visit.page().evaluate("""
                async () => {
                  const root = document.querySelector("jawoord-banner").shadowRoot;
                  root.querySelector("[data-jawoord=settings]").click();
                  await new Promise(requestAnimationFrame);
                  return !!root.querySelector("dialog:modal");
                }""")).isEqualTo(true);
    }

    @Test
    void theyAreFetchedAheadForWhoIsStillAskedAndForNobodyElse() {
        visit.page().clock().install();
        visit.open(BannerSites.BOX).button("reject-all").click();
        visit.awaitStatus("decided");
        visit.page().clock().fastForward(5000);
        assertThat(visit.asked()).noneMatch(path -> path.contains("preferences-") || path.contains(".json"));

        visit.page().evaluate("() => localStorage.clear()");
        visit.page().context().clearCookies();
        visit.go("two").firstLayer().waitFor();
        visit.page().clock().fastForward(2500);

        visit.page()
                .waitForCondition(() -> visit.asked().stream().anyMatch(path -> path.contains("/s/assets/preferences-"))
                        && visit.asked().stream().anyMatch(path -> path.contains(".json?lang=nl")));
    }
}
