package org.jawoord.shown;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jawoord.testing.Chromium;
import org.jawoord.testing.OwnersPages;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a real page tells of what it showed. */
@QuarkusTest
class ShownInPageTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Inject
    ShownCounts counts;

    private final OwnersPages shop = new OwnersPages();
    private final List<Request> told = new CopyOnWriteArrayList<>();
    private TestSite site;
    private String address;
    private Page page;

    @BeforeEach
    void aShop() {
        var origin = shop.origin("localhost");
        site = TestSite.published(definition -> definition.putArray("origins").add(origin));
        shop.with(
                "/",
                "<script src='http://localhost:" + RestAssured.port + "/s/" + site.key() + ".js'></script>",
                "Shop");
        address = origin + "/";
        page = CHROMIUM.visitor();
        // The server's own cookie, which must not travel with it.
        page.context().addCookies(List.of(new Cookie("jawoord", "x").setUrl("http://localhost:" + RestAssured.port)));
        page.onRequest(request -> {
            if (request.url().endsWith("/shown")) {
                told.add(request);
            }
        });
        page.navigate(address);
    }

    /** It is told after the layer was painted. */
    private void isTold(int times) {
        page.waitForCondition(() -> told.size() >= times);
        assertThat(told).hasSize(times);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void eachLayerIsCountedOnceAPageHoweverOftenItIsSeen() {
        press("settings");
        press("close");
        press("settings");
        press("close");
        press("settings");
        assertThat(page.locator("jawoord-banner dialog")).isVisible();

        isTold(2);
        isCounted("banner", "preferences");
    }

    @Test
    void whoHasAnsweredIsShownNothingAndCountedNowhere() {
        press("reject-all");
        page.waitForFunction("() => JSON.parse(localStorage.getItem('jawoord')).recorded");

        page.navigate(address);
        page.waitForFunction("() => jawoord.decision().status === 'decided'");
        assertThat(page.locator("jawoord-banner")).hasCount(0);
        page.evaluate("() => jawoord.show()");
        assertThat(page.locator("jawoord-banner dialog")).isVisible();

        // The first page's question, and on the second one nothing before what the visitor opened.
        isTold(2);
        isCounted("banner", "preferences");
    }

    @Test
    void whatIsToldIdentifiesNobody() throws Exception {
        assertThat(page.locator("jawoord-banner section")).isVisible();

        isTold(1);
        var request = told.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.allHeaders()).doesNotContainKeys("cookie", "authorization");
        assertThat(new ObjectMapper().readTree(request.postData()))
                .isEqualTo(new ObjectMapper()
                        .createObjectNode()
                        .put("notice", site.notice())
                        .put("language", "nl")
                        .put("surface", "banner"));
        assertThat(request.response().status()).isEqualTo(204);
        assertThat(request.response().allHeaders()).doesNotContainKey("set-cookie");
        assertThat(page.evaluate("() => localStorage.length")).isEqualTo(0);
    }

    private void press(String control) {
        page.locator("jawoord-banner [data-jawoord='" + control + "']").click();
    }

    /** Each once. */
    private void isCounted(String... surfaces) {
        told.forEach(request -> assertThat(request.response().status()).isEqualTo(204));
        counts.store();
        TestSite.asAdmin()
                .get("/admin/v1/sites/" + site.key() + "/shown")
                .then()
                .body("counts.surface", contains(surfaces))
                .body(
                        "counts.count",
                        contains(Collections.nCopies(surfaces.length, 1).toArray()));
    }
}
