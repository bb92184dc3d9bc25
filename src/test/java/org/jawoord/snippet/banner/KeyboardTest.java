package org.jawoord.snippet.banner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The question without a mouse: where the focus goes, that it can be seen, and that nobody is held. */
@QuarkusTest
class KeyboardTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /**
     * What is wrong with how the focus shows: an outline of at least 2 px, with 3:1 to what is around it (WCAG 2.2, 2.4.7,
     * 1.4.11), and not under something else (2.4.11).
     */
    private static final String FAULTS_OF_FOCUS = """
            (() => {
              const element = root.activeElement;
              const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
              const luminance = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((c) => c / 255)
                .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              let around = element.parentElement;
              while (/rgba\\(.*, 0\\)/.test(getComputedStyle(around).backgroundColor)) around = around.parentElement;
              const pair = [outlineColor, getComputedStyle(around).backgroundColor].map(luminance).sort((a, b) => a - b);
              const faults = [];
              if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) faults.push("outline " + outlineWidth + " " + outlineStyle);
              if ((pair[1] + 0.05) / (pair[0] + 0.05) < 3) faults.push("contrast " + pair);
              const { left, top, width, height } = element.getClientRects()[0];
              const above = root.elementFromPoint(left + width / 2, top + height / 2);
              if (!above || !(element.contains(above) || above.contains(element) && getComputedStyle(above).position !== "sticky"))
                faults.push("covered by " + (above && above.className));
              return faults.map((fault) => element.outerHTML + ": " + fault);
            })()""";

    private Visit visit;

    @BeforeEach
    void comeIn() {
        visit = new Visit(CHROMIUM.visitor(new Browser.NewContextOptions()
                .setViewportSize(1024, 640)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("nl-NL")));
    }

    /** Where the focus is after each of so many presses. */
    private List<String> pressed(String key, int times) {
        var places = new ArrayList<String>();
        for (int i = 0; i < times; i++) {
            visit.press(key);
            places.add(visit.focused());
        }
        return places;
    }

    @Test
    void theFirstLayerComesFirstAndLeadsOnIntoThePage() {
        visit.open(BannerSites.BOX).firstLayer().waitFor();

        assertThat(pressed("Tab", 6))
                .containsExactly("a", "accept-all", "reject-all", "settings", "onward", "settings");
        // The last one is the page's own button, of the same name.
        assertThat(visit.page().evaluate("() => document.activeElement.id")).isEqualTo("settings");
    }

    @Test
    void theFirstLayerDoesNotTakeTheFocusFromThePage() {
        visit.open(BannerSites.DIALOG).firstLayer().waitFor();

        assertThat(visit.focused()).isEmpty();
        assertThat(visit.inside("!!root.querySelector(':modal')")).isEqualTo(false);
    }

    @Test
    void thePreferencesKeepTheFocusInsideBothWaysRound() {
        visit.open(BannerSites.BOX).choose();
        assertThat(visit.focused()).isEqualTo("h2");
        assertThat(visit.inside("!!root.querySelector('dialog:modal')")).isEqualTo(true);

        assertThat(pressed("Tab", 13))
                .containsExactly(
                        "close",
                        "summary",
                        "functional",
                        "summary",
                        "analytics",
                        "summary",
                        "marketing",
                        "summary",
                        "a",
                        "accept-all",
                        "reject-all",
                        "save",
                        "close");
        assertThat(pressed("Shift+Tab", 3)).containsExactly("save", "reject-all", "accept-all");
    }

    @Test
    void escClosesWithoutChoosingAndGivesTheFocusBack() {
        visit.open(BannerSites.BOX);
        visit.button("settings").focus();
        visit.press("Enter");
        visit.preferences().waitFor();
        visit.press("Tab");

        visit.press("Escape");

        assertThat(visit.preferences()).hasCount(0);
        assertThat(visit.firstLayer()).isVisible();
        assertThat(visit.focused()).isEqualTo("settings");
        visit.assertNothingHappened();
    }

    @Test
    void whoOpenedThePreferencesFromThePageIsBackThere() {
        visit.open(BannerSites.BOX).button("reject-all").click();
        for (var way : List.of("Escape", "Enter")) {
            visit.page().locator("#settings").focus();
            visit.press("Enter");
            visit.preferences().waitFor();
            if (way.equals("Enter")) {
                visit.button("save").focus();
            }

            visit.press(way);

            assertThat(visit.banner()).hasAttribute("data-state", "hidden");
            assertThat(visit.page().evaluate("() => document.activeElement.id")).isEqualTo("settings");
        }
    }

    @Test
    void aSwitchTurnsByTheSpaceBarAndByItsName() {
        visit.open(BannerSites.BOX).choose();
        var marketing = visit.page().locator("jawoord-banner [data-jawoord-key=marketing]");

        marketing.focus();
        visit.press("Space");
        assertThat(marketing).isChecked();

        visit.page().locator("jawoord-banner label[for=switch-marketing]").click();
        assertThat(marketing).not().isChecked();
    }

    @Test
    void theFocusCanBeSeenWhereverItIs() {
        visit.open(BannerSites.BOX).firstLayer().waitFor();
        assertThat(faultsOfFocus(4)).isEmpty();

        visit.choose().unfold();
        // Past the heading, round to the first control again.
        var faults = faultsOfFocus(35);
        assertThat(faults).isEmpty();
    }

    @Test
    void theFocusIsNotUnderTheAnswersWhenEnlarged() {
        visit.page().setViewportSize(320, 256);
        visit.open(BannerSites.LONG).firstLayer().waitFor();
        assertThat(faultsOfFocus(4)).isEmpty();

        visit.page().setViewportSize(360, 640);
        visit.choose().unfold();
        assertThat(faultsOfFocus(30)).isEmpty();
    }

    private List<String> faultsOfFocus(int presses) {
        var faults = new ArrayList<String>();
        for (int i = 0; i < presses; i++) {
            visit.press("Tab");
            (visit.list(FAULTS_OF_FOCUS)).forEach(fault -> faults.add((String) fault));
        }
        return faults;
    }
}
