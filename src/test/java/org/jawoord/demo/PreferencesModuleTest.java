package org.jawoord.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The preferences are a module of their own: what a visitor meets while it can't be had. */
@QuarkusTest
class PreferencesModuleTest {

    private static final String MODULES = "**/s/assets/**";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private DemoVisit visit;

    @BeforeEach
    void withoutModules() {
        visit = new DemoVisit(CHROMIUM.visitor(new Browser.NewContextOptions()));
        visit.page().route(MODULES, Route::abort);
        visit.open("/demo");
    }

    @Test
    void theFirstLayerStaysAndStillAnswers() {
        visit.press("settings");
        assertThat(visit.banner("reject-all")).isVisible();

        visit.press("reject-all");

        assertThat(visit.page().locator("jawoord-banner")).hasAttribute("data-state", "hidden");
        visit.assertNoHits();
    }

    @Test
    void whoHasAnsweredGetsTheFirstLayerToTakeItBack() {
        visit.press("accept-all");
        assertThat(visit.page().locator("jawoord-banner")).hasAttribute("data-state", "hidden");

        visit.page().locator("[data-jawoord=settings]").first().click();

        assertThat(visit.banner("reject-all")).isVisible();
    }

    @Test
    void theyOpenWhenTheModuleCanBeHadAgain() {
        visit.press("settings");
        visit.page().waitForTimeout(300);
        visit.page().unroute(MODULES);

        visit.press("settings");

        assertThat(visit.banner("save")).isVisible();
    }

    @Test
    void aModuleThatWasTamperedWithDoesNotRun() {
        visit.page().unroute(MODULES);
        visit.page()
                .route(
                        MODULES,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/javascript")
                                .setHeaders(Map.of("Access-Control-Allow-Origin", "*"))
                                .setBody("window.tampered = true")));

        visit.press("settings");
        visit.page().waitForTimeout(500);

        assertThat(visit.banner("reject-all")).isVisible();
        org.assertj.core.api.Assertions.assertThat(visit.page().evaluate("window.tampered"))
                .isNull();
    }
}
