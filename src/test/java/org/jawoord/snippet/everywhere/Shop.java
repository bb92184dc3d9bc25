package org.jawoord.snippet.everywhere;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.restassured.RestAssured;
import java.time.Duration;
import org.jawoord.testing.OwnersPages;
import org.jawoord.testing.TestSite;

/**
 * A site with pages on two subdomains and a tag on each: {@code /} as it is pasted, {@code /shared} with {@code data-share}, {@code /under} with it and the server
 * under the shop's own domain.
 */
final class Shop implements AutoCloseable {

    static final String WWW = "www.shop.localhost";
    static final String BLOG = "blog.shop.localhost";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OwnersPages pages = new OwnersPages();
    private final TestSite site;

    Shop() {
        site = TestSite.published(definition -> {
            definition
                    .putArray("origins")
                    .add(pages.origin(WWW))
                    .add(pages.origin(BLOG))
                    .add(pages.origin("localhost"));
            definition.putArray("gpc").add("marketing");
        });
        pages.with("/", tag(""), "<button data-jawoord=\"settings\">Cookies</button>");
        pages.with("/shared", tag(" data-share"), "<button data-jawoord=\"settings\">Cookies</button>");
        pages.with(
                "/under",
                tag(" data-share").replace("//localhost", "//cmp.shop.localhost"),
                "<button data-jawoord=\"settings\">Cookies</button>");
        pages.with("/frame", tag(""), "<iframe title=\"x\" src=\"/\"></iframe>");
    }

    private String tag(String options) {
        return "<script src=\"http://localhost:" + RestAssured.port + "/s/" + site.key() + ".js\"" + options
                + "></script>";
    }

    TestSite site() {
        return site;
    }

    /** Opens a page and waits for the API. */
    Page open(Page page, String host, String path) {
        page.navigate(pages.origin(host) + path);
        page.waitForFunction("() => window.jawoord && window.jawoord.allows");
        return page;
    }

    static Locator button(Page page, String control) {
        return page.locator("jawoord-banner [data-jawoord='" + control + "']");
    }

    static String status(Page page) {
        return (String) page.evaluate("() => jawoord.decision().status");
    }

    static void awaitStatus(Page page, String status) {
        page.waitForFunction("status => jawoord.decision().status === status", status);
    }

    static String session(Page page) {
        return (String) page.evaluate("() => jawoord.decision().session");
    }

    /** Waits until the server answers this status for a session. */
    void awaitServer(String session, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        given().get(site.path("sessions/" + session)).<String>path("status"))
                .isEqualTo(status));
    }

    /** What the server answers for one key. */
    boolean allows(String session, String key) {
        return given().get(site.path("sessions/" + session + "/allows/" + key)).path("allowed");
    }

    @Override
    public void close() {
        pages.close();
    }
}
