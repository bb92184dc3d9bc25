package org.jawoord.snippet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.function.Consumer;
import org.jawoord.testing.Chromium;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A visitor who has answered is asked again when something material changed, told what, and not otherwise. */
@QuarkusTest
class AskAgainTest {

    private static final Consumer<ObjectNode> MENDED = definition -> {
        ((ObjectNode) definition.at("/categories/0/purpose")).put("nl", "Zien welke pagina’s bezocht worden!");
        ((ObjectNode) definition.at("/categories/0/title")).put("nl", "Meten");
        definition.putObject("banner").putObject("theme").put("accent", "#003366");
    };

    private static final Consumer<ObjectNode> WITH_A_NEW_SERVICE =
            definition -> ((ArrayNode) definition.get("services"))
                    .addObject()
                    .put("key", "tiktok")
                    .put("category", "marketing")
                    .put("title", "TikTok-pixel");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final TagServers shop = new TagServers();
    private String address;
    private TestSite site;
    private Page page;

    @BeforeEach
    void aShopWithATag() {
        var tag = "<script type='text/plain' data-consent='ga4' src='" + shop.vendorOrigin() + "/tag'></script>";
        site = TestSite.drafted(definition -> {});
        address = shop.open("<!doctype html><html lang=nl><script src='http://localhost:" + RestAssured.port + "/s/"
                + site.key() + ".js'></script>" + tag + "<p>Shop");
        var origin = address.substring(0, address.length() - 1);
        site.republish(definition -> definition.putArray("origins").add(origin));
        page = CHROMIUM.visitor();
        // With a route the browser keeps no files, so that a notice is there without the five minutes of the script.
        page.route("**/nothing", Route::resume);
        page.navigate(address);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whoRefusedIsAskedAgainForANewServiceButNotForATypo() {
        press("reject-all");

        comesBackAfter(MENDED);
        assertThat(page.locator("jawoord-banner")).hasCount(0);
        assertThat(page.evaluate("() => jawoord.decision().status")).isEqualTo("decided");

        comesBackAfter(WITH_A_NEW_SERVICE);
        var note = page.locator("jawoord-banner .note");
        assertThat(note).containsText("TikTok-pixel");
        assertThat(note).not().containsText("Marketing");
        assertThat(note).not().containsText("Meten");
    }

    @Test
    void whoAcceptedKeepsTheTagsAfterATypo() {
        press("accept-all");
        page.waitForFunction("() => window.log");

        comesBackAfter(MENDED);

        page.waitForFunction("() => window.log");
        assertThat(page.locator("jawoord-banner")).hasCount(0);
    }

    @Test
    void whoAcceptedIsNotAskedAgainForAWordingThatWasDeclaredEditorial() {
        press("accept-all");
        page.waitForFunction("() => JSON.parse(localStorage.getItem('jawoord')).recorded");
        site.mend(definition ->
                ((ObjectNode) definition.at("/categories/0/purpose")).put("nl", "Zien wat bezocht wordt."));

        page.navigate(address);
        page.waitForFunction("notice => jawoord.decision().notice === notice", site.notice());

        page.waitForFunction("() => window.log");
        assertThat(page.locator("jawoord-banner")).hasCount(0);
    }

    @Test
    void whoAcceptedAndClosesTheNewQuestionIsGrantedNothing() {
        press("accept-all");
        page.waitForFunction("() => window.log");
        comesBackAfter(WITH_A_NEW_SERVICE);

        press("settings");
        press("close");

        assertThat(page.evaluate("() => ['analytics', 'marketing', 'ga4', 'tiktok'].some(jawoord.allows)"))
                .isEqualTo(false);
        assertThat(page.evaluate("() => window.log")).isNull();
        assertThat(shop.hits()).isEmpty();
        var session = (String) page.evaluate("() => jawoord.decision().session");
        given().header("Jawoord-Session", session)
                .get(site.path("gate/ga4"))
                .then()
                .statusCode(403);
        page.navigate(address);
        assertThat(page.locator("jawoord-banner .note")).containsText("TikTok-pixel");
    }

    @Test
    void theAnswerToTheNewQuestionHolds() {
        press("accept-all");
        comesBackAfter(WITH_A_NEW_SERVICE);

        press("accept-all");

        page.waitForFunction("() => jawoord.allows('tiktok') && window.log");
        page.navigate(address);
        page.waitForFunction("() => window.log");
        assertThat(page.locator("jawoord-banner")).hasCount(0);
    }

    private void press(String control) {
        page.locator("jawoord-banner [data-jawoord='" + control + "']").click();
    }

    /** The visitor's next page, after the owner published a change and the choice has arrived. */
    private void comesBackAfter(Consumer<ObjectNode> change) {
        page.waitForFunction("() => JSON.parse(localStorage.getItem('jawoord')).recorded");
        site.republish(change);
        shop.forgetHits();
        page.navigate(address);
        page.waitForFunction("notice => jawoord.decision().notice === notice", site.notice());
    }
}
