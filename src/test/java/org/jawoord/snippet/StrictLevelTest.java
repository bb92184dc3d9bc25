package org.jawoord.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import org.jawoord.testing.Chromium;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** GATING.md, strict: under the policy of the gate nothing at all reaches a third party, whatever the page's markup does. */
@QuarkusTest
class StrictLevelTest {

    /** What no script can hold. */
    private static final String BEYOND_SCRIPT = """
            <style>@import url("{T}/import.css"); #main { background: url("{T}/img-css") }</style>
            <script>import("{T}/dynamic").catch(function () {})</script>
            <script type="module">import "{T}/static"</script>
            <script>new Worker("/worker.js")</script>""";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private TagServers vendors;
    private OwnerServer owner;
    private Page page;

    @BeforeEach
    void aShopBehindAProxyThatAsksTheGate() {
        vendors = new TagServers();
        owner = new OwnerServer();
        var site = TestSite.published(definition -> {
            definition.withArray("origins").add(owner.origin());
            var services = definition.withArray("services");
            services.addObject()
                    .put("key", "evil")
                    .put("category", "marketing")
                    .putArray("matches")
                    .add(vendors.vendorOrigin() + "/*");
            services.addObject()
                    .put("key", "worse")
                    .put("category", "analytics")
                    .putArray("matches")
                    .add(vendors.strangerOrigin() + "/*");
        });
        owner.policyOfTheGate(site);
        owner.serve(
                "/worker.js",
                "try { importScripts('{T}/imported') } catch (e) {} fetch('{T}/fetched').catch(() => {})"
                        .replace("{T}", vendors.strangerOrigin()));
        owner.serve("/", html(site));
        page = CHROMIUM.visitor();
        page.navigate(owner.origin() + "/");
        settle();
    }

    @AfterEach
    void stop() {
        owner.close();
        vendors.close();
    }

    @Test
    void nobodyIsAskedForAnythingBeforeTheYes() {
        assertThat(vendors.hits()).isEmpty();
        assertThat(vendors.strangerHits()).isEmpty();
    }

    @Test
    void aYesLoadsThePageAgainAndReachesWhomItNames() {
        choose("save({ analytics: false, marketing: true })");

        await().untilAsserted(() -> assertThat(vendors.hits())
                .contains("static", "x", "img-x", "frame-x", "img-css", "import.css", "dynamic"));
        assertThat(vendors.strangerHits()).isEmpty();
    }

    @Test
    void aWithdrawalLoadsThePageAgainAndReachesNobody() {
        choose("acceptAll()");
        await().until(() -> vendors.strangerHits().contains("fetched"));

        choose("withdraw()");
        vendors.forgetHits();
        page.reload();
        settle();

        assertThat(vendors.hits()).isEmpty();
        assertThat(vendors.strangerHits()).isEmpty();
    }

    @Test
    void aRefusalThatChangesNothingDoesNotLoadThePageAgain() {
        page.evaluate("() => { window.same = true; jawoord.rejectAll() }");

        page.waitForFunction("() => jawoord.decision().status === 'decided'");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.evaluate("() => window.same")).isEqualTo(true);
    }

    /** Returns when the page has been loaded again. */
    private void choose(String call) {
        page.evaluate("() => { window.before = true; jawoord." + call + " }");
        page.waitForFunction("() => !window.before && window.jawoord && jawoord.allows");
    }

    private void settle() {
        page.waitForFunction("() => window.jawoord && jawoord.allows");
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Every tag of which the preload scanner has the address, twice: of the vendor that is granted, and of the other one. */
    private String html(TestSite site) {
        var markup = NastyTag.all().stream()
                        .filter(tag -> tag.scanner() && tag.html() != null)
                        .map(NastyTag::html)
                        .collect(Collectors.joining("\n"))
                + BEYOND_SCRIPT;
        return "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>x</title><script src=\"/s/"
                + site.key()
                + ".js\" data-strict></script></head><body><main id=\"main\"></main>"
                + filled(markup, vendors.vendorOrigin()) + filled(markup, vendors.strangerOrigin())
                + "</body></html>";
    }

    private static String filled(String markup, String origin) {
        return markup.replace("{T}", origin).replace("{H}", origin.replace("http://", ""));
    }
}
