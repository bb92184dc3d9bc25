package org.jawoord.snippet.banner;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jawoord.testing.TestSite;

/** A visitor of a page that asks: what they see, what they do, and what their browser sent and kept. */
final class Visit {

    /** A page longer than any window, with something to press before and after; a vendor's script that waits for a yes. */
    private static final String HTML = """
            <!doctype html><html lang="%s"><head><meta charset="utf-8"><title>Shop</title>
            <meta name="viewport" content="width=device-width">
            <script>window.asks = []; document.addEventListener("jawoord:ask", (e) => window.asks.push(e.detail.layer))</script>
            <script src="/s/%s.js" %s></script></head>
            <body><main><h1>Shop</h1><p><a id="onward" href="/shop/two">Onward</a></p>
            <script type="text/plain" data-consent="ga4">window.measured = true</script>
            <div id="long" style="height: 3000px"></div><button id="settings" data-jawoord="settings">Settings</button>
            %s</main></body></html>""";

    private final Page page;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    Visit(Page page) {
        this.page = page;
        page.context().onRequest(requests::add);
    }

    static String origin() {
        return "http://localhost:" + RestAssured.port;
    }

    Page page() {
        return page;
    }

    Visit open(BannerSites look) {
        return open(look.site(), "nl", "", "");
    }

    /** Opens a page of the site in a language, with attributes on the tag, and markup at the end of its body. */
    Visit open(TestSite site, String language, String attributes, String markup) {
        page.context().unroute("**/shop/*");
        page.context()
                .route(
                        "**/shop/*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/html; charset=utf-8")
                                .setBody(HTML.formatted(language, site.key(), attributes, markup))));
        return go("one");
    }

    /** Goes to another page of the site that was opened. */
    Visit go(String name) {
        page.navigate(origin() + "/shop/" + name);
        return this;
    }

    Locator banner() {
        return page.locator("jawoord-banner");
    }

    Locator firstLayer() {
        return page.locator("jawoord-banner section");
    }

    Locator preferences() {
        return page.locator("jawoord-banner dialog");
    }

    Locator button(String what) {
        return page.locator("jawoord-banner [data-jawoord='" + what + "']");
    }

    /** Opens the preferences from the first layer. */
    Visit choose() {
        button("settings").click();
        preferences().waitFor();
        return this;
    }

    /** Opens everything in the preferences that can be opened. */
    Visit unfold() {
        inside("root.querySelectorAll('details').forEach((details) => (details.open = true))");
        return this;
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** What an expression says about the banner; {@code root} is its shadow root. */
    Object inside(String expression) {
        return page.evaluate("() => { const root = document.querySelector('jawoord-banner').shadowRoot; return "
                + expression + "; }");
    }

    /** Where the focus is: the control inside the banner or the id in the page; empty for nowhere. */
    String focused() {
        return (String) page.evaluate("""
                () => {
                  const outer = document.activeElement;
                  const inner = outer.shadowRoot && outer.shadowRoot.activeElement;
                  return inner ? inner.dataset.jawoord || inner.dataset.jawoordKey || inner.localName : outer.id;
                }""");
    }

    /** {@code window.jawoord.decision().status}. */
    String status() {
        return (String) page.evaluate("() => window.jawoord.decision().status");
    }

    void awaitStatus(String status) {
        page.waitForFunction("(status) => window.jawoord.decision().status === status", status);
    }

    /** Bodies of the choices that were sent. */
    List<String> choices() {
        return requests.stream()
                .filter(request -> request.method().equals("POST") && !isCount(request))
                .map(Request::postData)
                .toList();
    }

    /** Paths with their query that were asked for, without the pages themselves. */
    List<String> asked() {
        return requests.stream()
                .map(request -> URI.create(request.url()))
                .filter(url -> !url.getPath().startsWith("/shop/"))
                .map(url -> url.getPath() + (url.getQuery() == null ? "" : "?" + url.getQuery()))
                .toList();
    }

    private static boolean isCount(Request request) {
        return request.url().endsWith("/shown");
    }

    /** Nothing was granted, sent, set or stored; that the question was shown is counted, without saying to whom. */
    void assertNothingHappened() {
        assertThat(status()).isEqualTo("unanswered");
        assertThat(page.evaluate(
                        "() => [window.measured, ...Object.keys(localStorage), ...Object.keys(sessionStorage)]"))
                .isEqualTo(Collections.singletonList(null));
        assertThat(page.context().cookies()).isEmpty();
        var sent = requests.stream().filter(request -> !isCount(request)).toList();
        assertThat(sent).allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
        assertThat(asked()).filteredOn(path -> !path.endsWith("/shown")).allSatisfy(path -> assertThat(path)
                .startsWith("/s/"));
    }

    /** {@link #inside} for a list. */
    @SuppressWarnings("unchecked")
    List<Object> list(String expression) {
        return (List<Object>) inside(expression);
    }
}
