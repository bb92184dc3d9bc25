package org.jawoord.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One visitor of the demo, seen from three sides: the browser, the stand-ins that count, and the server that is asked. */
final class DemoVisit {

    /** What a marketing-only visitor allows, by the demo's site definition. */
    static final Set<String> MARKETING = Set.of("google-ads", "gtm", "meta-pixel", "linkedin-insight", "tiktok-pixel");

    static final Set<String> ON_EVERY_PAGE = Set.of(
            "ga4", "hotjar", "shop-statistics", "google-ads", "gtm", "meta-pixel", "linkedin-insight", "tiktok-pixel");

    /** With the video, which the first page and each product have. */
    static final Set<String> ALL =
            Stream.concat(ON_EVERY_PAGE.stream(), Stream.of("youtube")).collect(Collectors.toUnmodifiableSet());

    /** Time for what happens in the background, a bound and not a figure. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Nothing more came in this time: what was sent has arrived. */
    private static final Duration SETTLED = Duration.ofMillis(700);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Page page;
    private final ConcurrentLinkedQueue<String> askedOfVendors = new ConcurrentLinkedQueue<>();

    /** Starts with stand-ins that have counted nothing. */
    DemoVisit(Page page) {
        this.page = page;
        page.context().onRequest(this::note);
        given().delete("/demo/third-party/hits").then().statusCode(204);
    }

    private void note(Request request) {
        var url = request.url();
        if (url.contains("/demo/third-party/") && !url.contains("/third-party/hits") || url.contains("/demo/beacon")) {
            askedOfVendors.add(url);
        }
    }

    Page page() {
        return page;
    }

    /** Opens a page of the shop at {@code localhost} and waits until its panel has looked around. */
    DemoVisit open(String path) {
        page.navigate("http://localhost:" + RestAssured.port + path);
        return looked();
    }

    /** Waits until the panel has asked the stand-ins; what a tag does at once has been done by then. */
    DemoVisit looked() {
        page.waitForFunction("() => document.querySelector('#panel[data-looked]')");
        return this;
    }

    Locator banner(String control) {
        return page.locator("jawoord-banner [data-jawoord='" + control + "']");
    }

    Locator switchOf(String key) {
        return page.locator("jawoord-banner [data-jawoord-key='" + key + "']");
    }

    DemoVisit press(String control) {
        banner(control).click();
        return this;
    }

    /** Says yes to one category or service in the preferences, and saves. */
    DemoVisit allowOnly(String key) {
        press("settings");
        banner("save").waitFor();
        var choice = switchOf(key);
        if (!choice.isVisible()) {
            page.locator("jawoord-banner details")
                    .all()
                    .forEach(details -> details.evaluate("element => element.open = true"));
        }
        choice.check();
        return press("save");
    }

    /** Goes through the shop as visitors do: by links and a form. */
    DemoVisit browse() {
        open("/demo");
        page.locator(".card").first().click();
        page.waitForURL("**/demo/product/**");
        looked();
        page.locator("button[name=add]").click();
        page.waitForURL("**/demo/basket**");
        return looked();
    }

    /** What the stand-ins have counted, by service. */
    static Map<String, Integer> counted() {
        return given().get("/demo/third-party/hits")
                .then()
                .statusCode(200)
                .extract()
                .path("byService");
    }

    /** Waits until exactly these services were hit; fails as soon as another one is. */
    DemoVisit awaitHits(Set<String> services) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(services).containsAll(counted().keySet());
            assertThat(counted().keySet()).containsExactlyInAnyOrderElementsOf(services);
        });
        return this;
    }

    DemoVisit assertNoHits() {
        assertThat(counted()).isEmpty();
        assertThat(askedOfVendors()).isEmpty();
        return this;
    }

    /** Starts counting anew, once nothing that was sent before is still on its way. */
    void forgetHits() {
        var counted = new AtomicInteger(-1);
        await().atMost(PATIENCE).pollInterval(SETTLED).until(() -> {
            int total = given().get("/demo/third-party/hits").<Integer>path("total");
            return counted.getAndSet(total) == total;
        });
        given().delete("/demo/third-party/hits").then().statusCode(204);
        askedOfVendors.clear();
    }

    List<String> askedOfVendors() {
        page.evaluate("0"); // requests are told of while the browser is asked something, and before the answer
        return List.copyOf(askedOfVendors);
    }

    Set<String> cookies() {
        return page.context().cookies().stream().map(c -> c.name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Cookies of the shop itself: those of the stand-ins are on the other origin and partitioned. */
    Set<String> ownCookies() {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.domain.equals("localhost"))
                .map((Cookie cookie) -> cookie.name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names in local and session storage. */
    Set<String> storage() {
        var names = page.evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]");
        return new HashSet<>(((List<?>) names).stream().map(String::valueOf).toList());
    }

    /** {@code window.jawoord.decision()}. */
    JsonNode decision() {
        try {
            return JSON.readTree((String) page.evaluate("() => JSON.stringify(window.jawoord.decision())"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String session() {
        return decision().path("session").asText();
    }

    /** Waits until the server answers this status for a session. */
    static void awaitServer(String session, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        given().get("/v1/sites/demo/sessions/" + session).<String>path("status"))
                .isEqualTo(status));
    }

    /** Answers nothing on Jawoord's API for this browser. */
    DemoVisit cutApi() {
        page.context().route("**/v1/**", route -> route.abort());
        return this;
    }
}
