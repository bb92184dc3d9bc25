package org.jawoord.snippet.banner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Owners who draw the question themselves (issue 3, 11; BANNER.md): they hear what to ask, and tell what was answered. */
@QuarkusTest
@Timeout(90) // seconds; what a page evaluates has no bound of its own
class HeadlessTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Path DOCUMENT = Path.of("src/docs/BANNER.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- HeadlessTest runs this block as it stands. -->\n```html\n(.*?)```", Pattern.DOTALL);

    private static final String WITHDRAW = "<button id=\"withdraw\" data-jawoord=\"withdraw\">Withdraw</button>";

    private static String ownBanner;

    @BeforeAll
    static void readExample() throws IOException {
        var example = EXAMPLE.matcher(Files.readString(DOCUMENT));
        assertThat(example.find()).isTrue();
        ownBanner = example.group(1) + WITHDRAW;
        assertThat(ownBanner.lines().count()).isLessThanOrEqualTo(30);
    }

    private Visit visit;

    @BeforeEach
    void comeIn() {
        visit = new Visit(CHROMIUM.visitor());
    }

    private void press(String text) {
        visit.page()
                .locator("#mine button", new Page.LocatorOptions().setHasText(text))
                .click();
    }

    private String session() {
        return (String) visit.page().evaluate("() => jawoord.decision().session");
    }

    /** Waits until the server has the choice of a browser; what it allows. */
    private static Map<String, Object> recorded(String session, String status) {
        var path = BannerSites.NONE.site().path("sessions/" + session);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(given().get(path).<String>path("status")).isEqualTo(status));
        return given().get(path).jsonPath().getMap("categories");
    }

    @Test
    void nothingOfOursIsInThePage() {
        visit.open(BannerSites.NONE);
        visit.page().locator("#settings").click();

        assertThat(visit.page().evaluate("() => window.asks")).isEqualTo(List.of("banner", "preferences"));
        assertThat(visit.banner()).hasCount(0);
        assertThat(visit.page().evaluate("""
                () => [...document.querySelectorAll("*")].filter((element) => element.shadowRoot).length
                  + document.adoptedStyleSheets.length + document.styleSheets.length""")).isEqualTo(0);
        visit.assertNothingHappened();
    }

    @Test
    void theTagCanSaySoToo() {
        visit.open(BannerSites.BOX.site(), "nl", "data-ui=\"none\"", "");

        assertThat(visit.page().evaluate("() => window.asks")).isEqualTo(List.of("banner"));
        assertThat(visit.banner()).hasCount(0);
    }

    @Test
    void anAnswerOnTheOwnersFirstLayerIsRecordedAsGivenThere() {
        visit.open(BannerSites.NONE.site(), "nl", "", ownBanner);
        assertThat(visit.page().locator("#mine")).containsText("Kom & Kan B.V.");

        press("Alles accepteren");

        assertThat(recorded(session(), "decided"))
                .containsEntry("marketing", true)
                .containsEntry("analytics", true);
        assertThat(visit.choices()).singleElement().asString().contains("\"surface\":\"banner\"", "\"accept_all\"");
        visit.page().waitForFunction("() => window.measured");
        visit.go("two");
        assertThat(visit.page().locator("#mine")).isHidden();
        assertThat(visit.page().evaluate("() => window.asks")).isEqualTo(List.of());
    }

    @Test
    void aChoicePerPurposeIsSavedFromTheOwnersPreferences() {
        visit.open(BannerSites.NONE.site(), "en", "", ownBanner);
        press("Choose for yourself");
        assertThat(visit.page().locator("#mine")).containsText("Playing the video next to a product.");
        visit.page().locator("input[name=functional]").check();

        press("Save choice");

        assertThat(recorded(session(), "decided"))
                .containsEntry("functional", true)
                .containsEntry("marketing", false);
        assertThat(visit.choices())
                .singleElement()
                .asString()
                .contains("\"surface\":\"preferences\"", "\"save\"", "\"language\":\"en\"");
    }

    @Test
    void whoHasAnsweredFindsTheirAnswersAndWithdraws() {
        visit.open(BannerSites.NONE.site(), "nl", "", ownBanner);
        press("Alles accepteren");
        visit.awaitStatus("decided");

        // The page loads again after a withdrawal, so it is asked before.
        var session = session();

        visit.page().locator("#settings").click();
        assertThat(visit.page().locator("input[name=marketing]")).isChecked();
        visit.page().evaluate("() => { window.before = true }");
        visit.page().locator("#withdraw").click();

        // Not only until it is withdrawn: a visitor who leaves while the page loads again may never be let go
        // (Chromium.leave).
        visit.page()
                .waitForFunction("() => !window.before && window.jawoord && jawoord.decision"
                        + " && jawoord.decision().status === 'withdrawn'");
        assertThat(recorded(session, "withdrawn")).containsEntry("marketing", false);
        // RELIABILITY V3: one click and one request each, to give and to take back.
        assertThat(visit.choices()).hasSize(2).last().asString().contains("\"surface\":\"page\"", "\"withdraw\"");
    }

    @Test
    void aKeyThatTheNoticeDoesNotShowIsNoChoice() {
        visit.open(BannerSites.NONE);

        assertThat(visit.page().evaluate("""
                () => { try { jawoord.save({ marketting: true }, "preferences"); } catch (error) { return String(error); } }""")).asString().contains("marketting");
        visit.assertNothingHappened();
    }
}
