package org.jawoord.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jawoord.testing.Chromium;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY S3, S4 and S5: on pages of owners who trust nobody, and with configurations that nobody should trust. */
@QuarkusTest
class OwnersPolicyTest {

    private static final String HOSTILE =
            "<img src=x onerror=\"window.harm=1\"></script><script>window.harm=1</script>\u2028'\"`${harm=1}";

    /** Collects violations, also those from before the page's first script. */
    private static final String WATCH = "window.violations = [];"
            + "document.addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private TagServers vendors;
    private OwnerServer owner;

    @BeforeEach
    void anOwner() {
        vendors = new TagServers();
        owner = new OwnerServer();
    }

    @AfterEach
    void stop() {
        owner.close();
        vendors.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script-src 'nonce-x' 'strict-dynamic'; style-src 'nonce-x'; require-trusted-types-for 'script'; trusted-types jawoord",
                "default-src 'none'; connect-src 'self'; script-src 'nonce-x' 'strict-dynamic'; style-src 'nonce-x'; "
                        + "require-trusted-types-for 'script'; trusted-types jawoord"
            })
    void underAStrictPolicyAllWorksAndNothingViolatesIt(String policy) {
        var site = site(definition -> {});
        owner.policy(cookies -> policy);
        var page = open("<script nonce=\"x\" src=\"/s/" + site.key() + ".js\"></script>", """
                <script type="text/plain" data-consent="evil" data-src="{T}/x"></script>
                <script type="text/plain" data-consent="evil">(window.log = window.log || []).push("inline")</script>
                """);

        page.locator("jawoord-banner [data-jawoord=settings]").click();
        page.locator("jawoord-banner [data-jawoord=save]").waitFor();
        page.locator("jawoord-banner [data-jawoord=accept-all]:visible").first().click();

        await().until(() -> List.of("x", "inline").equals(page.evaluate("() => window.log || []")));
        assertThat(page.evaluate("() => [...document.scripts].filter(s => s.dataset.consent).map(s => s.nonce).join()"))
                .isEqualTo("x,x");
        assertThat(page.locator("jawoord-banner").getAttribute("data-state")).isEqualTo("hidden");
        assertThat(page.evaluate("() => violations")).isEqualTo(List.of());
    }

    @Test
    void aPinnedFileRuns() {
        var page = open(pinned(site(definition -> {}), 0), "");

        page.locator("jawoord-banner [data-jawoord=reject-all]").waitFor();
    }

    @Test
    void aPinnedFileWithOneBitWrongIsRefusedAndReleasesNothing() {
        var page = open(pinned(site(definition -> {}), 1), """
                <script type="text/plain" data-consent="evil" data-src="{T}/x"></script>
                <img alt="" data-consent="evil" data-src="{T}/img-x"><p id="own">The page</p>""");

        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("#own").isVisible()).isTrue();
        assertThat(page.evaluate("() => typeof window.jawoord")).isEqualTo("undefined");
        assertThat(vendors.hits()).isEmpty();
    }

    @Test
    void hostileTextsShowAsText() {
        var site = site(definition -> {
            definition.put("name", HOSTILE);
            ((ObjectNode) definition.get("controller")).put("name", HOSTILE);
            definition.withArray("categories").forEach(category -> {
                ((ObjectNode) category.get("title")).put("nl", HOSTILE);
                ((ObjectNode) category.get("purpose")).put("nl", HOSTILE);
            });
            definition.withArray("services").forEach(service -> ((ObjectNode) service)
                    .withObject("provider")
                    .put("name", HOSTILE));
        });
        var page = open("<script src=\"/s/" + site.key() + ".js\"></script>", "");

        page.locator("jawoord-banner [data-jawoord=settings]").click();
        page.locator("jawoord-banner [data-jawoord=save]").waitFor();

        assertThat(page.evaluate(
                        "() => document.querySelector('jawoord-banner').shadowRoot.querySelector('img, script')"))
                .isNull();
        assertThat(
                        page.evaluate(
                                "() => document.querySelector('jawoord-banner').shadowRoot.textContent.includes('<img src=x onerror')"))
                .isEqualTo(true);
        assertThat(page.evaluate("() => window.harm")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "\tjavascript:alert(1)",
                "vbscript:x",
                "JaVaScRiPt:alert(1)"
            })
    void aLinkThatRunsIsRefusedOrNotShown(String link) {
        var answer = TestSite.asAdmin()
                .contentType("application/json")
                .body(withOrigins(TestSite.standardDefinition())
                        .set(
                                "privacyStatement",
                                TestSite.standardDefinition()
                                        .objectNode()
                                        .put("url", link)
                                        .put("version", "1"))
                        .toString())
                .put("/admin/v1/sites/links");

        assertThat(answer.statusCode()).isIn(400, 422);
    }

    @Test
    void namesOfElementsDoNotStandInForOurs() {
        var site = site(definition -> {});
        var clobbering =
                "<form id=\"jawoord\"><input name=\"allows\"><input name=\"take\"></form><img name=\"currentScript\" alt=\"\">"
                        + "<a id=\"jawoordPart\" href=\"#x\"></a>";
        // As with async: the whole page is there before the file.
        var page = open(
                "",
                clobbering + "<script type=\"text/plain\" data-consent=\"evil\" data-src=\"{T}/x\"></script>"
                        + "<script src=\"/s/" + site.key() + ".js\"></script>");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(vendors.hits()).isEmpty();

        page.evaluate(
                "() => { const form = document.forms.jawoord; if (window.jawoord === form) throw Error('clobbered'); }");
        page.evaluate("() => jawoord.acceptAll()");

        await().until(() -> vendors.hits().contains("x"));
    }

    private TestSite site(Consumer<ObjectNode> change) {
        return TestSite.published(definition -> {
            withOrigins(definition)
                    .withArray("services")
                    .addObject()
                    .put("key", "evil")
                    .put("category", "marketing")
                    .putArray("matches")
                    .add(vendors.vendorOrigin() + "/*");
            change.accept(definition);
        });
    }

    private ObjectNode withOrigins(ObjectNode definition) {
        definition.withArray("origins").add(owner.origin());
        return definition;
    }

    /** The tag of the file of one notice, with its integrity, or with some of its bits wrong. */
    private String pinned(TestSite site, int wrong) {
        var path = "/s/" + site.key() + "/" + site.notice() + ".js";
        try {
            var digest = MessageDigest.getInstance("SHA-384")
                    .digest(RestAssured.get(path).asByteArray());
            digest[0] ^= (byte) wrong;
            return "<script src=\"" + path + "\" crossorigin=\"anonymous\" integrity=\"sha384-"
                    + Base64.getEncoder().encodeToString(digest) + "\"></script>";
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Page open(String head, String body) {
        owner.serve(
                "/",
                ("<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>x</title>" + head
                                + "</head><body>" + body + "</body></html>")
                        .replace("{T}", vendors.vendorOrigin()));
        var page = CHROMIUM.visitor();
        page.addInitScript(WATCH);
        page.navigate(owner.origin() + "/");
        return page;
    }
}
