package org.jawoord.exhibit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jawoord.site.Definitions;
import org.jawoord.site.SiteAdmin;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A published notice is shown again as it was, and nothing happens by it. */
@QuarkusTest
class ExhibitTest {

    @RegisterExtension
    static final Chromium CHROMIUM = Chromium.whole();

    @Inject
    OlderNotices older;

    private final List<Request> asked = new CopyOnWriteArrayList<>();

    @Test
    void theFirstLayerIsShownInTheRealBannerWithWhatThereIsToKnow() {
        var site = published();
        var page = open(idOf(site, 0), "");

        assertThat(inside(page).locator("jawoord-banner section h2")).isVisible();
        assertThat(page.locator(".facts")).containsText("Demo shop");
        assertThat(page.locator(".facts")).containsText(idOf(site, 0));
        assertThat(page.locator(".facts")).containsText("1, sinds");
        assertThat(page.locator(".facts")).containsText("versie 3 van 2026-01-01");
        assertThat(page.locator(".statement")).containsText("Wij …");
    }

    @Test
    void aSupersededNoticeSaysFromWhenToWhen() {
        var site = published();
        var first = idOf(site, 0);
        SiteAdmin.put(site, full().withText("/name", "Other")).statusCode(200);
        SiteAdmin.publish(site).statusCode(201);

        var page = open(first, "");

        assertThat(page.locator(".facts")).containsText(Pattern.compile("1, van .* UTC tot .* UTC"));
        assertThat(inside(page).locator("jawoord-banner section")).containsText("Demo B.V.");
    }

    @Test
    void anotherLanguageIsALinkAway() {
        var page = open(idOf(published(), 0), "?lang=nl");

        page.locator(".switches a:text-is('Engels')").click();

        assertThat(inside(page).locator("jawoord-banner section h2")).hasText("May we?");
        assertThat(page.locator(".statement")).containsText("We …");
    }

    @Test
    void thePreferencesAreALinkAwayAndHaveTheirDetails() {
        var page = open(idOf(published(), 0), "");

        page.locator(".switches a:text-is('Voorkeuren')").click();

        assertThat(inside(page).locator("jawoord-banner dialog")).isVisible();
        assertThat(inside(page).locator("jawoord-banner dialog")).containsText("Hotjar");
        assertThat(page).hasURL(Pattern.compile(".*layer=2.*"));
    }

    @ParameterizedTest
    @CsvSource({"accept-all,alles accepteren,analytics", "reject-all,alles weigeren,niets dan het noodzakelijke"})
    void aPressIsToldAndGoesNowhere(String control, String action, String allowed) {
        var page = open(idOf(published(), 0), "");

        inside(page).locator("jawoord-banner [data-jawoord='" + control + "']").click();

        assertThat(inside(page).locator("#said")).containsText(action);
        assertThat(inside(page).locator("#said")).containsText(allowed);
        // The next page sends what one has not come to: when it asks again, everything that would be sent has been.
        page.reload();
        assertThat(inside(page).locator("jawoord-banner [data-jawoord='" + control + "']"))
                .isVisible();
        assertThat(asked)
                .extracting(Request::url)
                .noneMatch(url -> url.contains("/v1/"))
                .allMatch(url -> url.startsWith(RestAssured.baseURI + ":" + RestAssured.port + "/notices/"));
        assertThat(page.context().cookies()).isEmpty();
        assertThat(page.evaluate("() => localStorage.length + sessionStorage.length"))
                .isEqualTo(0);
    }

    @Test
    void everythingInThePreferencesCanBePressedAndGoesNowhere() {
        var page = open(idOf(published(), 0), "?layer=2");
        inside(page).locator("jawoord-banner dialog input").first().check();

        inside(page).locator("jawoord-banner [data-jawoord='save']").click();

        assertThat(inside(page).locator("#said")).containsText("een keuze opslaan");
        assertThat(asked).extracting(Request::url).noneMatch(url -> url.contains("/v1/"));
        assertThat(asked).extracting(Request::method).containsOnly("GET");
    }

    @Test
    void aLinkInTheNoticeIsToldAndNotFollowed() {
        var page = open(idOf(published(), 0), "");

        inside(page).locator("jawoord-banner section a").first().click();

        assertThat(inside(page).locator("#said")).containsText("/privacy");
        assertThat(page.context().pages()).hasSize(1);
    }

    @Test
    void anOlderNoticeIsShownByItsOwnCode() {
        var id = older.withCodeOfItsOwn(full());

        var page = open(id, "?layer=2");

        assertThat(inside(page).locator("jawoord-banner dialog")).isVisible();
        assertThat(inside(page).locator("html")).hasAttribute("data-code", "older");
    }

    @Test
    void aNoticeOfAnArchivedSiteCanStillBeShown() {
        var site = published();
        var id = idOf(site, 0);
        SiteAdmin.archive(site).statusCode(204);

        var page = open(id, "?layer=2");

        assertThat(inside(page).locator("jawoord-banner dialog")).containsText("Hotjar");
    }

    @Test
    void theFileIsTheOneThatVisitorsGot() {
        var site = published();
        var below = "/s/" + site + "/" + idOf(site, 0);

        for (var file : List.of(".js?lang=en", ".js?lang=nl", ".json?lang=en")) {
            var ours = given().get("/notices" + below + file)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(ours).isEqualTo(given().get(below + file).asString()).isNotEmpty();
        }
        given().get("/notices/s/" + site + ".js").then().statusCode(404);
        given().post("/notices/v1/sites/" + site + "/choices").then().statusCode(404);
        given().post("/notices/v1/sites/" + site + "/shown").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"/preview,img-src 'self'", "/preview/page,sandbox allow-scripts"})
    void thePolicyOfBothPagesIsStrict(String below, String also) {
        var policy = given().get("/notices/" + idOf(published(), 0) + below)
                .then()
                .statusCode(200)
                .extract()
                .header("Content-Security-Policy");

        assertThat(policy)
                .contains("default-src 'none'", "'nonce-", "base-uri 'none'", "form-action 'none'", also)
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({
        "lang=de, 404, 'This notice was not published in de, but in nl, en.'",
        "lang=nl-BE, 404, 'This notice was not published in nl-BE, but in nl, en.'",
        "lang=NL, 400, Must be a language tag such as nl or pt-BR.",
        "lang=, 400, Must be a language tag such as nl or pt-BR.",
        "layer=3, 400, 'Must be 1, the first layer, or 2, the preferences.'",
        "layer=, 400, 'Must be 1, the first layer, or 2, the preferences.'"
    })
    void aLanguageOrLayerThatItDoesNotHaveIsAProblemAndNeverAnotherOne(String query, int status, String detail) {
        var id = idOf(published(), 0);
        for (var below : List.of("/preview", "/preview/page")) {
            given().get("/notices/" + id + below + "?" + query)
                    .then()
                    .statusCode(status)
                    .contentType("application/problem+json")
                    .body("field", equalTo(query.substring(0, query.indexOf('='))))
                    .body("detail", equalTo(detail));
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "?lang=nl&layer=1", "?lang=en&layer=2"})
    void whatItHasIsShown(String query) {
        given().get("/notices/" + idOf(published(), 0) + "/preview" + query)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"abc", "0000000000000000000000000000000000000000000000000000000000000000"})
    void aNoticeThatIsNotThereIsAProblem(String id) {
        for (var below : List.of("/preview", "/preview/page")) {
            given().get("/notices/" + id + below).then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Test
    void coloursDirectionAndWidthCanBeSwitched() {
        var page = open(idOf(published(), 0), "?scheme=dark&dir=rtl&width=phone");

        assertThat(inside(page).locator("html")).hasAttribute("dir", "rtl");
        assertThat(colours(page)).isEqualTo("dark rgb(20, 23, 26)");
        assertThat(((Number) frame(page).evaluate("() => innerWidth")).intValue())
                .isLessThan(400);
        page.locator(".switches a:text-is('Licht')").click();
        assertThat(inside(page).locator("html")).hasAttribute("dir", "rtl");
        assertThat(colours(page)).isEqualTo("light rgb(251, 250, 247)");
    }

    @ParameterizedTest
    @CsvSource({"360,LIGHT,''", "1440,DARK,?layer=2", "768,LIGHT,?lang=en&width=phone"})
    void noRuleOfAxeIsBroken(int width, ColorScheme scheme, String query) {
        var page = CHROMIUM.visitor(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale("nl-NL")
                .setColorScheme(scheme));
        page.navigate(address(idOf(published(), 0)) + query);
        inside(page).locator("jawoord-banner h2").first().waitFor();

        for (var frame : List.of(page.mainFrame(), frame(page))) {
            frame.evaluate(AxeBuilder.getAxeScript());
            assertThat((List<?>) frame.evaluate(VIOLATIONS)).isEmpty();
        }
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
    }

    private static final String VIOLATIONS = """
            async () => (await axe.run({ resultTypes: ["violations"], iframes: false })).violations
              .map(({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html + " " + failureSummary))""";

    /** The scheme of the banner and the ground that it is drawn on. */
    private static Object colours(Page page) {
        var section = inside(page).locator("jawoord-banner section");
        section.waitFor();
        return section.evaluate("element => getComputedStyle(element.getRootNode().host).colorScheme + ' '"
                + " + getComputedStyle(element).backgroundColor");
    }

    private static Definitions full() {
        return Definitions.full();
    }

    private static String published() {
        return SiteAdmin.publishedSite();
    }

    private static String idOf(String site, int version) {
        return SiteAdmin.publications(site).extract().path("id[" + version + "]");
    }

    private static String address(String id) {
        return RestAssured.baseURI + ":" + RestAssured.port + "/notices/" + id + "/preview";
    }

    private Page open(String id, String query) {
        var page = CHROMIUM.visitor();
        page.onRequest(asked::add);
        page.navigate(address(id) + query);
        return page;
    }

    private static FrameLocator inside(Page page) {
        return page.frameLocator("iframe");
    }

    private static Frame frame(Page page) {
        return page.locator("iframe").elementHandle().contentFrame();
    }
}
