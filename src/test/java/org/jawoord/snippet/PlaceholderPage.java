package org.jawoord.snippet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page with embeds that are held, as the tests of placeholders look at it. */
abstract class PlaceholderPage {

    static final String PARKED = "data-consent=\"vidco\" data-src=\"{V}/embed/abc\" title=\"A video\"";

    static final String VIDEO = "<iframe id=\"e\" width=\"560\" height=\"315\" " + PARKED + "></iframe>";

    /** What moves in the page (Layout Instability), from its beginning. */
    private static final String MEASURE = """
            window.moved = [];
            new PerformanceObserver(list => moved.push(...list.getEntries()
                // The browser's own controls have no node here, and move by themselves.
                .flatMap(entry => entry.sources).filter(({ node }) => node).map(({ node }) => node.outerHTML)))
              .observe({ type: "layout-shift", buffered: true });
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    final List<String> requests = new CopyOnWriteArrayList<>();
    EmbedServers servers;
    Page page;

    @BeforeEach
    void start() {
        servers = new EmbedServers();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    /** A visitor who has refused everything looks at a page with this in its body. */
    void visit(String css, String body) {
        visit(new Browser.NewContextOptions().setViewportSize(1000, 800), "", css, body);
    }

    void visit(Browser.NewContextOptions options, String attributes, String css, String body) {
        page = CHROMIUM.visitor(options);
        page.onRequest(request -> requests.add(request.url()));
        page.addInitScript(MEASURE);
        page.navigate(servers.open("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Shop</title>"
                + servers.tag(attributes) + "<style nonce=\"n\">" + css + "</style></head><body><main><h1>Shop</h1>"
                + body
                + "</main></body></html>"));
        page.evaluate(
                "() => new Promise(done => { jawoord.on('change', () => requestAnimationFrame(() => setTimeout(done)));"
                        + "jawoord.rejectAll() })");
    }

    Locator placeholders() {
        return page.locator("jawoord-placeholder");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void assertNothingMoved() {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        assertThat(page.evaluate("moved")).isEqualTo(List.of());
    }

    /** Waits until the first placeholder covers element {@code e}, no more and no less. */
    void assertSameBox() {
        assertThat(placeholders()).not().hasCount(0);
        page.waitForFunction("() => { const a = document.querySelector('jawoord-placeholder').getBoundingClientRect();"
                + "const b = e.getBoundingClientRect();"
                + "return ['x', 'y', 'width', 'height'].every(key => Math.abs(a[key] - b[key]) < 0.1) }");
    }
}
