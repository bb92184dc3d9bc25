package org.jawoord.snippet.banner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.jawoord.site.BuiltInTexts;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a visitor is told before and while they choose (issue 3, 13; CRITERIA C2, C5, C15). */
@QuarkusTest
class InformedTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Visit visit;

    @BeforeEach
    void comeIn() {
        visit = new Visit(CHROMIUM.visitor(new Browser.NewContextOptions()
                .setViewportSize(360, 640)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("nl-NL")));
    }

    @ParameterizedTest
    @CsvSource({
        "BOX, nl, 5 andere partijen",
        "BOX, en, 5 other parties",
        "BOX, de, 5",
        "BOX, fi, 5",
        "BOX, ar, 5",
        "BAR, nl, 5 andere partijen",
        "BAR, de, 5",
        "DIALOG, nl, 5 andere partijen",
        "LONG, nl, 35 andere partijen",
        "LONG, en, 35 other parties",
        "LONG, fi, 35"
    })
    void theFirstLayerSaysWhoWhyToWhomAndHowToTakeItBackWithoutScrolling(
            BannerSites look, String language, String recipients) {
        visit.open(look.site(), language, "", "");
        var layer = visit.firstLayer();

        assertThat(layer).containsText(look == BannerSites.LONG ? BannerSites.LONG_NAME : "Kom & Kan B.V.");
        assertThat(layer.locator("strong").nth(1)).containsText(recipients);
        assertThat(layer).containsText(BuiltInTexts.banner(language).get("withdrawHint"));
        assertThat(layer.locator("li")).hasCount(look == BannerSites.LONG ? 7 : 3);
        assertThat(layer.locator("a")).hasAttribute("href", "https://komenkan.example/privacy");
        assertThat(visit.inside("""
                (() => {
                  const section = root.querySelector("section");
                  const { top, bottom, left, right } = section.getBoundingClientRect();
                  return [section.scrollHeight - section.clientHeight, section.scrollWidth - section.clientWidth,
                    top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth];
                })()""")).isEqualTo(List.of(0, 0, true));
    }

    @Test
    void thePurposesAreThoseThatAreAsked() {
        visit.open(BannerSites.BOX);

        assertThat(visit.firstLayer().locator("li")).hasText(new String[] {
            "Video's van anderen", "Meten hoe de winkel wordt gebruikt", "Advertenties op andere sites"
        });
    }

    private Locator category(String title) {
        return visit.preferences().locator(".category").filter(new Locator.FilterOptions().setHasText(title));
    }

    private static void assertFact(Locator where, String name, String value) {
        var row = where.locator("> dl > div, > details > dl > div")
                .filter(new Locator.FilterOptions().setHas(where.page().locator("dt:text-is('" + name + "')")));
        assertThat(row.locator("dd")).containsText(value);
    }

    @Test
    void thePreferencesSayEverythingOfAPurpose() {
        visit.open(BannerSites.BOX).choose().unfold();

        var marketing = category("Advertenties op andere sites");
        assertThat(marketing.locator("> p")).containsText("Zien of een advertentie tot een aankoop leidde");
        assertFact(marketing, "Gegevens", "bekeken producten");
        assertFact(marketing, "Bewaartermijn", "13 maanden");
        assertFact(marketing, "Grondslag", "uw toestemming");
        assertThat(marketing.locator(".service")).hasCount(5);
        assertThat(category("Noodzakelijk").locator("input")).hasCount(0);
        assertFact(category("Noodzakelijk"), "Grondslag", "nodig voor wat u op deze site vraagt");
    }

    @Test
    void thePreferencesSayEverythingOfAService() {
        visit.open(BannerSites.BOX).choose().unfold();

        var meta = visit.preferences().locator(".service").filter(new Locator.FilterOptions().setHasText("Meta Pixel"));
        assertThat(meta).containsText("Meta ziet welke pagina's u hier bekijkt");
        assertFact(meta, "Aanbieder", "Meta Platforms Ireland Ltd.");
        assertFact(meta, "Rol", "samen met ons");
        assertFact(meta, "Land", "Ierland");
        assertFact(meta, "Adres", "Merrion Road, Dublin 4");
        assertFact(meta, "Cookies", "_fbp · 90 dagen");
        assertFact(meta, "Cookies", "Een nummer waaraan Meta u herkent");
        assertThat(meta.locator("a")).hasAttribute("href", "https://www.facebook.com/privacy/policy");
        assertThat(meta.locator("input[data-jawoord-key=meta-pixel]")).not().isChecked();
        var video = visit.preferences().locator(".service").filter(new Locator.FilterOptions().setHasText("YouTube"));
        assertFact(video, "Cookies", "tot u de browser sluit");
    }

    @Test
    void thePreferencesSayWhoAsksWhichVersionAndHowLongAnAnswerHolds() {
        visit.open(BannerSites.BOX).choose();

        var about = visit.preferences().locator(".about");
        assertFact(about, "Wie het vraagt", "Kom & Kan B.V.");
        assertFact(about, "Contact", "privacy@komenkan.example");
        assertFact(about, "Functionaris gegevensbescherming", "fg@komenkan.example");
        assertThat(about.locator("dd")
                        .filter(new Locator.FilterOptions()
                                .setHasText(Pattern.compile("Versie 1 van \\d+ \\w+ \\d{4}"))))
                .hasCount(1);
        assertThat(about.locator("a")).hasAttribute("href", "https://komenkan.example/privacy");
        assertThat(about).containsText("Toestemming geldt 6 maanden, een weigering 6 maanden.");
        assertFact(about, "Bewaartermijn", "5 jaar");
        assertThat(about.locator("code")).hasCount(0);
    }

    @Test
    void thePreferencesSayWhichPrivacyStatementHoldsAndSinceWhen() {
        visit.open(BannerSites.BOX).choose();

        assertFact(visit.preferences().locator(".about"), "Privacyverklaring", "3 · 1 januari 2026");
    }

    @Test
    void whoHasChosenFindsTheirNumberAndTheirReceipt() {
        visit.open(BannerSites.BOX).button("reject-all").click();
        visit.page().waitForFunction("() => JSON.parse(localStorage.jawoord).recorded");

        visit.page().locator("#settings").click();

        var about = visit.preferences().locator(".about");
        var decision = visit.page().evaluate("() => [jawoord.decision().session, jawoord.decision().choice]");
        assertThat(about.locator("code")).hasText((String) ((List<?>) decision).get(0));
        var receipt = about.locator("a").last();
        assertThat(receipt).hasText((String) ((List<?>) decision).get(1));
        assertThat(receipt).hasAccessibleName(Pattern.compile("Bewijs van uw keuze " + ((List<?>) decision).get(1)));
        assertThat(visit.page().request().get(receipt.getAttribute("href"))).isOK();
    }
}
