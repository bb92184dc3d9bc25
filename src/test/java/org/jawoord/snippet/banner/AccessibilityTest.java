package org.jawoord.snippet.banner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsInViewportOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** WCAG 2.2 AA (issue 3, 10; CRITERIA C12): rules, names and roles, size, contrast and enlargement. Keyboard: {@link KeyboardTest}. */
@QuarkusTest
class AccessibilityTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** No animation, so that nothing is half transparent when it is measured. */
    private static Visit visit(int width, int height) {
        return new Visit(CHROMIUM.visitor(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("nl-NL")));
    }

    @ParameterizedTest
    @CsvSource({"BOX,nl", "BOX,ar", "BAR,nl", "BAR,ar", "DIALOG,nl", "DIALOG,ar"})
    void noRuleOfAxeIsBroken(BannerSites look, String language) {
        var visit = visit(1440, 900).open(look.site(), language, "", "");
        visit.firstLayer().waitFor();
        assertClean(visit.page());

        // The preferences are the same in each layout.
        if (look == BannerSites.BOX) {
            visit.choose().unfold();
            assertClean(visit.page());
        }
    }

    /** All rules, those of best practice too. */
    private static final String VIOLATIONS = """
            async () => (await axe.run({ resultTypes: ["violations"] })).violations
              .map(({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html + " " + failureSummary))""";

    private static void assertClean(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat((List<?>) page.evaluate(VIOLATIONS)).as(scheme.name()).isEmpty();
        }
    }

    @Test
    void theFirstLayerIsALabelledRegion() {
        var visit = visit(1440, 900).open(BannerSites.BOX);

        assertThat(visit.banner()).matchesAriaSnapshot("""
                - region "Mogen wij meekijken?":
                  - /children: equal
                  - heading "Mogen wij meekijken?" [level=2]
                  - paragraph:
                    - strong: Kom & Kan B.V.
                    - text: /wil op deze site cookies en vergelijkbare technieken gebruiken voor/
                  - list:
                    - /children: equal
                    - listitem: Video's van anderen
                    - listitem: Meten hoe de winkel wordt gebruikt
                    - listitem: Advertenties op andere sites
                  - paragraph:
                    - text: Gegevens gaan dan naar
                    - strong: 5 andere partijen
                    - text: .
                  - paragraph:
                    - text: /keuze altijd wijzigen of intrekken/
                    - link "Privacyverklaring"
                  - button "Alles accepteren"
                  - button "Alles weigeren"
                  - button "Zelf kiezen"
                - status
                """);
    }

    @Test
    void thePreferencesAreADialogWithASwitchForEachPurpose() {
        var visit = visit(1440, 900).open(BannerSites.BOX).choose();

        assertThat(visit.preferences()).matchesAriaSnapshot("""
                - dialog "Uw keuze per doel":
                  - /children: equal
                  - heading "Uw keuze per doel" [level=2]
                  - button "Sluiten zonder te kiezen"
                  - paragraph: /Zet aan/
                  - list:
                    - /children: equal
                    - listitem:
                      - heading "Noodzakelijk" [level=3]
                      - text: Altijd aan
                    - listitem:
                      - heading "Video's van anderen" [level=3]
                      - switch "Video's van anderen" [checked=false]
                    - listitem:
                      - heading "Meten hoe de winkel wordt gebruikt" [level=3]
                      - switch "Meten hoe de winkel wordt gebruikt" [checked=false]
                    - listitem:
                      - heading "Advertenties op andere sites" [level=3]
                      - switch "Advertenties op andere sites" [checked=false]
                  - heading "Over deze vraag" [level=3]
                  - term: Wie het vraagt
                  - definition: Kom & Kan B.V.
                  - term
                  - definition
                  - term
                  - definition
                  - term
                  - definition
                  - term: Privacyverklaring
                  - definition:
                    - link "komenkan.example/privacy"
                  - term: Deze informatie
                  - definition: /Versie 1 van/
                  - term: Bewaartermijn
                  - definition: 5 jaar
                  - paragraph
                  - button "Alles accepteren"
                  - button "Alles weigeren"
                  - button "Keuze opslaan"
                """);
    }

    @Test
    void everythingThatCanBePressedIsLargeEnough() {
        var visit = visit(360, 740).open(BannerSites.BOX);
        assertLargeEnough(visit);

        assertLargeEnough(visit.choose().unfold());
    }

    private static void assertLargeEnough(Visit visit) {
        visit.button("accept-all").waitFor();
        assertThat(visit.list("""
                [...root.querySelectorAll("a, button, input, summary, [tabindex='0']")]
                  .filter((element) => element.checkVisibility())
                  .map((element) => [element, element.getBoundingClientRect()])
                  .filter(([, { width, height }]) => width < 24 || height < 24)
                  .map(([element, { width, height }]) => `${element.outerHTML} ${width} x ${height}`)""")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = BannerSites.class,
            names = {"BOX", "BAR", "DIALOG", "LONG"})
    void enlargedFourfoldBothAnswersAreInViewAndNothingIsLost(BannerSites look) {
        // 1280 by 1024 at 400 % (WCAG 2.2, 1.4.10).
        var visit = visit(320, 256).open(look.site(), "de", "", "");
        assertThat(visit.button("reject-all")).isInViewport(inFull());
        assertThat(visit.button("accept-all")).isInViewport(inFull());
        assertThat(visit.button("settings")).isInViewport(inFull());
        assertNoHorizontalScroll(visit, "section");

        visit.inside("root.querySelector('section').scrollTo(0, 1e5)");

        // The last line is not under the answers.
        assertThat((Boolean) visit.inside("root.querySelector('.text').getBoundingClientRect().bottom"
                        + " <= root.querySelector('.pair').getBoundingClientRect().top"))
                .isTrue();
    }

    @Test
    void enlargedFourfoldThePreferencesCanBeReadAndSaved() {
        var visit = visit(320, 256)
                .open(BannerSites.LONG.site(), "de", "", "")
                .choose()
                .unfold();
        assertNoHorizontalScroll(visit, "dialog");

        visit.press("Shift+Tab");

        assertThat(visit.focused()).isEqualTo("save");
        assertThat(visit.button("save")).isInViewport(inFull());
    }

    private static IsInViewportOptions inFull() {
        return new IsInViewportOptions().setRatio(0.99);
    }

    private static void assertNoHorizontalScroll(Visit visit, String layer) {
        assertThat(
                        (Boolean)
                                visit.inside(
                                        "(() => { const layer = root.querySelector('%s'); const { left, right } = layer.getBoundingClientRect();"
                                                        .formatted(layer)
                                                + " return layer.scrollWidth <= layer.clientWidth && left >= 0 && right <= innerWidth; })()"))
                .isTrue();
        assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(320);
    }

    @Test
    void inForcedColoursButtonsHaveEdgesAndSwitchesTheirOwnLook() {
        var visit = new Visit(CHROMIUM.visitor(new Browser.NewContextOptions()
                .setForcedColors(ForcedColors.ACTIVE)
                .setLocale("nl-NL")));
        visit.open(BannerSites.BOX);
        assertThat(visit.list(EDGES)).hasSize(3).doesNotContain("", "transparent", "rgba(0, 0, 0, 0)");

        visit.choose();

        assertThat(visit.list(EDGES)).doesNotContain("", "transparent", "rgba(0, 0, 0, 0)");
        assertThat(visit.inside("getComputedStyle(root.querySelector('input')).appearance"))
                .isEqualTo("auto");
    }

    private static final String EDGES = "[...root.querySelectorAll('button')].map((button) => getComputedStyle(button))"
            + ".map((style) => (parseFloat(style.borderTopWidth) >= 1 ? style.borderTopColor : ''))";

    @Test
    void nothingMovesForWhoWantsNoMotion() {
        var still = visit(1440, 900).open(BannerSites.BOX);
        still.firstLayer().waitFor();
        assertThat(still.inside("root.getAnimations().length")).isEqualTo(0);
        still.choose();
        assertThat(still.inside("root.getAnimations().length")).isEqualTo(0);
        assertThat(still.inside("getComputedStyle(root.querySelector('input'), '::before').transitionDuration"))
                .isEqualTo("0s");

        var moving = new Visit(CHROMIUM.visitor()).open(BannerSites.BOX).choose();
        assertThat(moving.inside("getComputedStyle(root.querySelector('dialog')).animationName"))
                .isEqualTo("in");
    }

    @Test
    void aChoiceIsToldToWhoDoesNotSeeIt() {
        var visit = visit(1440, 900).open(BannerSites.BOX);
        // The live region is there before its message, or it would not be read.
        assertThat(visit.banner().locator("[role=status]")).hasText("");

        visit.button("reject-all").click();

        assertThat(visit.banner().locator("[role=status]")).hasText("Uw keuze is opgeslagen.");
        assertThat(visit.banner().locator("[role=status]")).matchesAriaSnapshot("- status: Uw keuze is opgeslagen.");
        assertThat(visit.firstLayer()).hasCount(0);
    }
}
