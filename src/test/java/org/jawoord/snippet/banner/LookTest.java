package org.jawoord.snippet.banner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jawoord.testing.Chromium;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accept and refuse look the same (CRITERIA C2, C3), whatever owners do with the look (issue 3, 11). */
@QuarkusTest
class LookTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** In what the two answers differ, of all that a browser knows of how they look; and what keeps one out of sight. */
    private static final String DIFFERENCES = """
            (() => {
              const both = ["accept-all", "reject-all"].map((what) => root.querySelector(`[data-jawoord=${what}]`));
              const [accept, reject] = both.map((button) => ({ style: getComputedStyle(button), box: button.getBoundingClientRect(), button }));
              // Columns of a grid may differ by a 64th of a pixel, and what is computed from their width with them.
              const measured = /^(width|height|(inline|block)-size|(perspective|transform)-origin)$/;
              const differ = [...accept.style].filter((name) => !measured.test(name)
                && accept.style.getPropertyValue(name) !== reject.style.getPropertyValue(name));
              for (const side of ["width", "height"]) if (Math.abs(accept.box[side] - reject.box[side]) > 0.1) differ.push("box " + side);
              for (const name of ["className", "part", "localName"])
                if (String(accept.button[name]) !== String(reject.button[name])) differ.push(name);
              for (const { button, box: { left, top, right, bottom } } of [accept, reject]) {
                const above = root.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) differ.push(button.textContent + " is out of view");
                if (!button.contains(above)) differ.push(button.textContent + " is under something");
              }
              return differ;
            })()""";

    private Visit visit;

    @BeforeEach
    void comeIn() {
        visit = new Visit(CHROMIUM.visitor(new Browser.NewContextOptions()
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("nl-NL")));
    }

    @ParameterizedTest
    @CsvSource({"BOX, nl", "BAR, fi", "DIALOG, ar", "LONG, de", "UNEVEN, nl", "UNEVEN, en"})
    void acceptAndRefuseAreTheSameButtonInView(BannerSites look, String language) {
        visit.open(look.site(), language, "", "").firstLayer().waitFor();
        for (var size : List.of(List.of(1440, 900), List.of(768, 1024), List.of(360, 640), List.of(320, 256))) {
            visit.page().setViewportSize(size.get(0), size.get(1));
            assertSame(size + " first layer");
        }
        visit.page().setViewportSize(360, 640);

        visit.choose();

        assertSame("preferences");
    }

    @ParameterizedTest
    @CsvSource({"BOX, 24 x 424", "BAR, 0 x 1440", "DIALOG, 460 x 520"})
    void eachLayoutStandsWhereItsNameSays(BannerSites look, String place) {
        visit.open(look).firstLayer().waitFor();
        visit.page().setViewportSize(1440, 900);

        assertThat(
                        visit.inside(
                                "(({ left, width }) => `${left} x ${width}`)(root.querySelector('section').getBoundingClientRect())"))
                .isEqualTo(place);
    }

    private void assertSame(String where) {
        // Where the mouse is, a button is shaded.
        visit.page().mouse().move(0, 0);
        assertThat(visit.list(DIFFERENCES)).as(where).isEmpty();
    }

    @Test
    void anOwnersStyleSheetSetsTokensAndParts() {
        visit.open(BannerSites.BOX.site(), "nl", "", """
                <style>
                  jawoord-banner { --jawoord-accent: #7a1fa2; --jawoord-onaccent: #fffffe; --jawoord-radius: 3px; }
                  jawoord-banner::part(choice) { text-transform: uppercase; }
                  jawoord-banner::part(banner) { border-style: dashed; }
                </style>""").firstLayer().waitFor();

        assertThat(visit.button("reject-all")).hasCSS("background-color", "rgb(122, 31, 162)");
        assertThat(visit.button("reject-all")).hasCSS("color", "rgb(255, 255, 254)");
        assertThat(visit.button("reject-all")).hasCSS("text-transform", "uppercase");
        assertThat(visit.firstLayer()).hasCSS("border-radius", "3px");
        assertThat(visit.firstLayer()).hasCSS("border-top-style", "dashed");
        assertSame("with the owner's style");
    }

    /** The first are what pages have; the last hides even the page's own scripts and styles. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "body > * { position: relative; z-index: 1; max-width: 9ch; margin: 9em; opacity: 0.1; transform: scale(0.1) }",
                "body > * { position: static !important; filter: blur(9px) !important; direction: rtl !important }",
                "* { all: revert !important; display: none !important } html, body { display: block !important }"
            })
    void noRuleOfThePageForItsElementsReachesTheBanner(String rule) {
        visit.open(BannerSites.BOX).firstLayer().waitFor();
        var place = visit.firstLayer().boundingBox();

        visit.page().addStyleTag(new Page.AddStyleTagOptions().setContent(rule));

        assertThat(visit.firstLayer().boundingBox()).usingRecursiveComparison().isEqualTo(place);
        assertThat(visit.banner()).hasCSS("opacity", "1");
        assertThat(visit.banner()).hasCSS("filter", "none");
        visit.button("reject-all").click();
        assertThat(visit.firstLayer()).isHidden();
    }

    @Test
    void noPartTellsRefuseFromAccept() {
        visit.open(BannerSites.BOX.site(), "nl", "", """
                <style>
                  jawoord-banner::part(choice):nth-child(2), jawoord-banner::part(choice):last-child { opacity: 0.1; }
                  jawoord-banner::part(choice):nth-child(2) { opacity: 0.1; }
                  jawoord-banner::part(choice):last-child { opacity: 0.1; }
                  jawoord-banner::part(choice)[data-jawoord="reject-all"] { opacity: 0.1; }
                  jawoord-banner [data-jawoord="reject-all"], [data-jawoord="reject-all"] { opacity: 0.1 !important; }
                  button { font-size: 6px; padding: 0; color: grey; }
                  * { letter-spacing: 4px; }
                </style>""").firstLayer().waitFor();

        assertThat(visit.button("reject-all")).hasCSS("opacity", "1");
        assertThat(visit.button("reject-all")).hasCSS("font-size", "15px");
        assertThat(visit.button("reject-all")).hasCSS("letter-spacing", "normal");
        assertSame("with the owner's style");
        visit.choose();
        assertThat(visit.button("reject-all")).hasCSS("opacity", "1");
        assertSame("preferences");
    }

    @Test
    void aThemesOwnGroundHoldsInDarkToo() {
        var site = TestSite.published(definition -> {
            definition.removeAll().setAll(BannerSites.demo());
            definition.withObject("/banner/theme").put("paper", "#fff6f0").put("accent", "#7a1fa2");
        });
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        visit.open(site, "nl", "", "").firstLayer().waitFor();

        assertThat(visit.firstLayer()).hasCSS("background-color", "rgb(255, 246, 240)");
        assertThat(visit.firstLayer()).hasCSS("color", "rgb(27, 31, 29)");
        assertThat(visit.button("accept-all")).hasCSS("background-color", "rgb(122, 31, 162)");
        assertThat(visit.button("accept-all")).hasCSS("color", "rgb(255, 255, 255)");
    }

    @Test
    void anAccentAloneGoesWithTheDarkGround() {
        var site = TestSite.published(definition -> {
            definition.removeAll().setAll(BannerSites.demo());
            definition.withObject("/banner/theme").put("accent", "#7a1fa2").put("radius", 0);
        });
        visit.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        visit.open(site, "nl", "", "").firstLayer().waitFor();

        assertThat(visit.firstLayer()).hasCSS("background-color", "rgb(20, 23, 26)");
        assertThat(visit.firstLayer()).hasCSS("border-radius", "0px");
        assertThat(visit.button("reject-all")).hasCSS("background-color", "rgb(122, 31, 162)");
        assertThat(visit.button("reject-all")).hasCSS("color", "rgb(255, 255, 255)");
        // As dark as the ground, the answers are buttons by their edge.
        assertThat(visit.button("accept-all")).hasCSS("border-color", "rgb(255, 255, 255)");
        assertSame("in dark");
    }
}
