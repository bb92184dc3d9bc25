package org.jawoord.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo for everybody: axe finds nothing (WCAG 2.2 AA), it speaks two languages, and it does without JavaScript. */
@QuarkusTest
class DemoAccessTest {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static DemoVisit visitor(int width, String scheme, String locale) {
        return new DemoVisit(CHROMIUM.visitor(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale(locale)
                .setColorScheme(ColorScheme.valueOf(scheme))
                .setReducedMotion(ReducedMotion.REDUCE)));
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT, nl-NL", "1440, DARK, en-GB", "360, LIGHT, en-GB", "360, DARK, nl-NL"})
    void axeFindsNothingBeforeDuringAndAfterTheChoice(int width, String scheme, String locale) {
        var visit = visitor(width, scheme, locale).open("/demo");
        PlaywrightAssertions.assertThat(visit.banner("accept-all")).isVisible();
        assertClean(visit.page());

        visit.press("settings");
        PlaywrightAssertions.assertThat(visit.banner("save")).isVisible();
        assertClean(visit.page());

        visit.switchOf("marketing").check();
        visit.press("save").awaitHits(DemoVisit.MARKETING).looked();
        if (width < 1080) {
            visit.page().locator("#panel-toggle").click();
        }
        assertClean(visit.page());
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, /demo/product/kom-duin", "DARK, /demo/product/bord-wad", "LIGHT, /demo/basket"})
    void axeFindsNothingOnOtherPages(String scheme, String path) {
        var visit = visitor(1024, scheme, "nl-NL").open(path).press("reject-all");

        assertClean(visit.page());
    }

    @Test
    void theQuestionIsAskedInTheLanguageOfThePage() {
        var visit = visitor(1440, "LIGHT", "nl-NL").open("/demo?lang=en");

        PlaywrightAssertions.assertThat(visit.banner("reject-all")).hasText("Reject all");
        PlaywrightAssertions.assertThat(visit.page().locator("#panel-verdict")).containsText("No choice yet");
    }

    @Test
    void withoutJavaScriptNothingIsFetchedFromVendors() {
        var page = CHROMIUM.visitor(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        var visit = new DemoVisit(page);
        page.navigate("http://localhost:" + RestAssured.port + "/demo");
        page.navigate("http://localhost:" + RestAssured.port + "/demo/product/kan-noord");

        visit.assertNoHits();
        assertThat(visit.cookies()).isEmpty();
    }

    private static void assertClean(Page page) {
        var found = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        assertThat(found)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }
}
