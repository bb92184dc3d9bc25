package org.jawoord.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panel tells what is: before a choice, after it, and when something is wrong. */
@QuarkusTest
class DemoPanelTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static DemoVisit wide() {
        return new DemoVisit(CHROMIUM.visitor());
    }

    private static DemoVisit sized(int width, int height) {
        return new DemoVisit(CHROMIUM.visitor(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale("nl-NL")));
    }

    @Test
    void beforeAChoiceEveryTagIsShownAsHeld() {
        var visit = wide().open("/demo");

        assertThat(visit.page().locator("#panel-services [data-state=held]")).hasCount(DemoVisit.ALL.size());
        assertThat(visit.page().locator("#panel-requests")).hasText("0");
        assertThat(visit.page().locator("#panel-cookie-count")).hasText("0");
        assertThat(visit.page().locator("#panel-verdict")).containsText("U koos nog niets");
    }

    @Test
    void afterRefusingEveryTagIsShownAsRefusedAndTheServerAgrees() {
        var visit = wide().open("/demo").press("reject-all");

        assertThat(visit.page().locator("#panel-services [data-state=refused]")).hasCount(DemoVisit.ALL.size());
        assertThat(visit.page().locator("#panel-decision-rows tr").first())
                .hasText(Pattern.compile("gekozen.*gekozen"));
        assertThat(visit.page().locator("#panel-server")).containsText("/v1/sites/demo/sessions/" + visit.session());
    }

    @Test
    void whatTheStandInsCountedIsWhatThePanelShows() {
        var visit = wide().open("/demo").allowOnly("meta-pixel").awaitHits(Set.of("meta-pixel"));

        var row = visit.page().locator("[data-service=meta-pixel]");
        assertThat(row).hasAttribute("data-state", "fired");
        assertThat(row.locator(".state")).hasText(DemoVisit.counted().get("meta-pixel") + " verzoeken");
        assertThat(visit.page().locator("#panel-services [data-state=refused]")).hasCount(DemoVisit.ALL.size() - 1);
        assertThat(visit.page().locator("#panel-cookie-list")).containsText("_fbp");
    }

    @Test
    void aTagThatFiresWithoutConsentIsDenounced() {
        var visit = wide().open("/demo").press("reject-all");
        visit.page()
                // GATING.md: addresses in styles can't be held by script.
                .evaluate("() => { const address = JSON.parse(document.querySelector('#panel-data').textContent)"
                        + ".standIns + 'www.facebook.com/tr?ev=Smuggled&pv=' + document.querySelector('[data-src*=pv]')"
                        + ".dataset.src.match(/pv=([^&]+)/)[1];"
                        + " document.body.style.backgroundImage = `url(\"${address}\")` }");

        assertThat(visit.page().locator("[data-service=meta-pixel]")).hasAttribute("data-state", "leak");
        assertThat(visit.page().locator("#panel")).hasAttribute("data-alarm", "");
    }

    @Test
    void startingOverLeavesNothingBehind() {
        var visit = wide().open("/demo").press("accept-all").awaitHits(DemoVisit.ALL);
        assertThat(visit.page().locator("#panel-server")).containsText("/v1/sites/demo/sessions/");

        visit.page().locator("#panel-start-over").click();
        assertThat(visit.banner("accept-all")).isVisible();
        visit.looked();

        Assertions.assertThat(visit.cookies()).isEmpty();
        Assertions.assertThat(visit.storage()).isEmpty();
        assertThat(visit.page().locator("#panel-requests")).hasText("0");
    }

    @Test
    void withoutJawoordThePanelSaysSo() {
        var visit = wide();
        visit.page().context().route("**/s/demo.js", route -> route.abort());
        visit.open("/demo");

        assertThat(visit.page().locator("#panel-verdict")).containsText("Jawoord is niet geladen");
        assertThat(visit.page().locator("#panel-services [data-state=unreachable]"))
                .hasCount(DemoVisit.ALL.size());
    }

    @ParameterizedTest
    @CsvSource({"1440, 900", "1100, 700", "768, 1024", "360, 640"})
    void theQuestionDoesNotCoverThePanelAndThePageFits(int width, int height) {
        var visit = sized(width, height).open("/demo");

        var question = visit.page().locator("jawoord-banner section");
        assertThat(question).isVisible();
        Assertions.assertThat(apart(box(question), box(visit.page().locator(width < 1080 ? ".panel-bar" : "#panel"))))
                .isTrue();
        Assertions.assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(width);
    }

    @Test
    void thePageFitsAWindowOf320Pixels() {
        var visit = sized(320, 640).open("/demo").press("reject-all");
        visit.page().locator("#panel-toggle").click();

        Assertions.assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(320);
    }

    @Test
    void onAPhoneTheBarUnfolds() {
        var visit = sized(360, 740).open("/demo").press("reject-all");
        assertThat(visit.page().locator("#panel-services")).isHidden();

        visit.page().locator("#panel-toggle").click();

        assertThat(visit.page().locator("#panel-services")).isVisible();
        assertThat(visit.page().locator("#panel-toggle")).hasAttribute("aria-expanded", "true");
    }

    private static BoundingBox box(Locator locator) {
        return locator.boundingBox();
    }

    private static boolean apart(BoundingBox a, BoundingBox b) {
        return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
    }
}
