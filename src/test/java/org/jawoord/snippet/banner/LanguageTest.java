package org.jawoord.snippet.banner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of the question (issue 3, 12): of the tag, else of the page, else of the browser, else the site's own. */
@QuarkusTest
class LanguageTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static Visit speaking(String browser) {
        return new Visit(CHROMIUM.visitor(new Browser.NewContextOptions().setLocale(browser)));
    }

    @ParameterizedTest
    @CsvSource({
        // tag, page, browser, answer
        "fi,   de,    en-GB, Hylkää kaikki",
        "fi-FI,de,    en-GB, Hylkää kaikki",
        "sv,   de,    en-GB, Alle ablehnen",
        "'',   de-AT, en-GB, Alle ablehnen",
        "'',   sv,    en-GB, Reject all",
        "'',   '',    en-GB, Reject all",
        "'',   '',    sv-SE, Alles weigeren",
        "'',   EN,    de-DE, Reject all"
    })
    void theFirstLanguageThatTheSiteSpeaksIsTaken(String tag, String page, String browser, String answer) {
        var visit = speaking(browser);

        visit.open(BannerSites.BOX.site(), page, tag.isEmpty() ? "" : "data-lang=\"" + tag + "\"", "");

        assertThat(visit.button("reject-all")).hasText(answer);
    }

    @Test
    void onlyOneLanguageTravels() {
        var site = BannerSites.BOX.site();
        var dutch = speaking("nl-NL").open(site, "nl", "", "").choose();
        assertThat(dutch.asked()).filteredOn(path -> path.contains("lang=")).containsOnly(details("nl"));
        assertThat(dutch.page().evaluate(FILE))
                .asString()
                .contains("Alles weigeren")
                .doesNotContain("Reject all");

        // Another language than the file's takes its words in one request, and no more.
        var english = speaking("en-GB").open(site, "en", "", "").choose();
        assertThat(english.asked()).filteredOn(path -> path.contains("lang=")).containsExactly(details("en"));
    }

    private static final String FILE = "async () => (await fetch(document.querySelector('script[src]').src)).text()";

    private static String details(String language) {
        var site = BannerSites.BOX.site();
        return "/s/" + site.key() + "/" + site.notice() + ".json?lang=" + language;
    }

    @Test
    void whatReadsFromRightToLeftIsLaidOutSo() {
        var visit = speaking("ar").open(BannerSites.BOX.site(), "ar", "", "");
        assertThat(visit.banner().locator(".view")).hasAttribute("dir", "rtl");
        assertThat(visit.banner().locator(".view")).hasAttribute("lang", "ar");
        assertThat(left(visit, "accept-all")).isGreaterThan(left(visit, "reject-all"));

        visit.choose();

        assertThat(left(visit, "accept-all")).isGreaterThan(left(visit, "reject-all"));
        // The switch stands at the end of its line, the way to close at the end of the head.
        assertThat((Boolean) visit.inside("root.querySelector('input').getBoundingClientRect().left"
                        + " < root.querySelector('label').getBoundingClientRect().left"))
                .isTrue();
        assertThat(left(visit, "close")).isLessThan(left(visit, "save") + 200);
    }

    private static double left(Visit visit, String control) {
        return visit.button(control).boundingBox().x;
    }

    @Test
    void aLanguageThatCanNotBeHadLeavesTheSitesOwn() {
        var visit = speaking("en-GB");
        visit.page().route("**/s/*/*.json*", route -> route.abort());

        visit.open(BannerSites.BOX.site(), "en", "", "");

        assertThat(visit.button("reject-all")).hasText("Alles weigeren");
        assertThat(visit.banner().locator(".view")).hasAttribute("lang", "nl");
        visit.button("reject-all").click();
        visit.awaitStatus("decided");
        assertThat(List.copyOf(visit.choices())).singleElement().asString().contains("\"language\":\"nl\"");
    }
}
