package org.jawoord.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jawoord.testing.Chromium;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code jawoord.explain()} and {@code data-explain}: what developers are told. */
@QuarkusTest
class ExplainTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final List<String> console = new CopyOnWriteArrayList<>();

    private TagServers vendors;
    private OwnerServer owner;
    private TestSite site;

    @BeforeEach
    void anOwner() {
        vendors = new TagServers();
        owner = new OwnerServer();
        site = TestSite.published(definition -> {
            definition.withArray("origins").add(owner.origin());
            definition
                    .withArray("services")
                    .addObject()
                    .put("key", "evil")
                    .put("category", "marketing")
                    .putArray("matches")
                    .add(vendors.vendorOrigin() + "/*");
        });
    }

    @AfterEach
    void stop() {
        owner.close();
        vendors.close();
    }

    @Test
    void anExplanationNamesRuleReasonCountsAndWhatTheScannerGot() {
        var page = open("");

        page.evaluate("() => { window.told = jawoord.explain() }");
        page.waitForFunction("() => told.held.length && told.held[0].why");

        assertThat(page.evaluate("() => told.held.map(one => one.rule + ': ' + one.why).join('; ')"))
                .isEqualTo(vendors.vendorOrigin() + "/*: \"evil\" (marketing) is not answered yet; "
                        + "data-consent=\"marketing\": \"marketing\" is not answered yet");
        assertThat(page.evaluate("() => JSON.stringify([told.mechanisms, told.services])"))
                .isEqualTo("[{\"markup\":1,\"parked\":1},{\"evil\":1,\"marketing\":1}]");
        assertThat(page.evaluate("() => told.requested.join()")).isEqualTo(vendors.vendorOrigin() + "/x");
        assertThat(page.evaluate("() => jawoord.explain().held[0].rule")).isEqualTo(vendors.vendorOrigin() + "/*");
        assertThat(console).isEmpty();
    }

    @Test
    void withTheAttributeTheConsoleIsToldAfterLoadAndAfterAChange() {
        var page = open(" data-explain");
        page.waitForFunction("() => jawoord.explain().held[0].why");
        page.waitForLoadState();
        page.evaluate("() => 0"); // what the console was told before is here by now
        assertThat(console).anyMatch(line -> line.startsWith("Jawoord"));

        page.waitForConsoleMessage(
                new Page.WaitForConsoleMessageOptions()
                        .setPredicate(message -> message.text().startsWith("Jawoord")),
                () -> page.evaluate("() => jawoord.save({ analytics: true, marketing: false })"));
    }

    private Page open(String attributes) {
        owner.serve(
                "/",
                "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>x</title><link rel=\"icon\" href=\"data:,\">"
                        + "<script src=\"/s/" + site.key() + ".js\"" + attributes
                        + "></script></head><body><script src=\""
                        + vendors.vendorOrigin() + "/x\"></script>"
                        + "<script type=\"text/plain\" data-consent=\"marketing\">1</script></body></html>");
        var page = CHROMIUM.visitor();
        page.onConsoleMessage(message -> console.add(message.text()));
        page.navigate(owner.origin() + "/");
        page.waitForFunction("() => window.jawoord && jawoord.allows");
        return page;
    }
}
