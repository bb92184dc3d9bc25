package org.jawoord.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners park in their markup comes back as it was: in order, with its attributes, once. */
class ParkedElementsTest {

    private static TagServers servers;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @BeforeAll
    static void start() {
        servers = new TagServers();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void scriptsWithoutAsyncRunInTheOrderOfThePage() {
        var page = open("""
                <script type="text/plain" data-consent="marketing" data-src="{T}/first?delay=300"></script>
                <script type="text/plain" data-consent="marketing">log.push("second")</script>
                <script type="text/plain" data-consent="evil" data-src="{T}/third?delay=100"></script>
                <script type="text/plain" data-consent="marketing">log.push("fourth")</script>
                <script type="text/plain" data-consent="marketing" data-src="{T}/fifth"></script>""");

        page.evaluate("() => jawoord.acceptAll()");

        await().until(() -> ran(page).size() >= 5);
        assertThat(ran(page)).containsExactly("first", "second", "third", "fourth", "fifth");
    }

    @Test
    void anAsyncScriptHoldsNobodyUp() {
        var page = open("""
                <script async type="text/plain" data-consent="marketing" data-src="{T}/slow?delay=500"></script>
                <script type="text/plain" data-consent="marketing">log.push("inline")</script>
                <script type="text/plain" data-type="module" data-consent="marketing">log.push("module")</script>""");

        page.evaluate("() => jawoord.acceptAll()");

        await().until(() -> ran(page).size() >= 3);
        assertThat(ran(page)).endsWith("slow").contains("inline", "module");
    }

    @Test
    void aScriptThatCannotBeHadDoesNotHoldUpTheNext() {
        var page = open("""
                <script type="text/plain" data-consent="marketing" data-src="http://localhost:1/nobody"></script>
                <script type="text/plain" data-consent="marketing">log.push("next")</script>""");

        page.evaluate("() => jawoord.acceptAll()");

        await().until(() -> ran(page).contains("next"));
    }

    @Test
    void aScriptKeepsItsAttributes() {
        var page = open("""
                <script id="s" type="text/plain" data-type="module" data-consent="marketing" data-src="{T}/x" nonce="n" crossorigin="anonymous"
                  integrity="sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" referrerpolicy="no-referrer" data-own="1"></script>""");

        page.evaluate("() => jawoord.acceptAll()");
        page.waitForFunction("() => s.src");

        assertThat(
                        page.evaluate(
                                "() => [s.type, s.nonce, s.crossOrigin, s.integrity.slice(0, 10), s.referrerPolicy, s.dataset.own].join()"))
                .isEqualTo("module,n,anonymous,sha256-AAA,no-referrer,1");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(ran(page)).as("the integrity is another").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img alt='' data-consent='evil' data-src='{T}/img-x'>",
                "<img alt='' data-consent='evil' data-srcset='{T}/img-x 1x'>",
                "<link rel='stylesheet' data-consent='evil' data-href='{T}/x'>",
                "<iframe title='x' data-consent='evil' data-src='{T}/frame-x'></iframe>",
                "<video data-consent='evil' preload='auto' data-src='{T}/x'></video>",
                "<video data-consent='evil' data-poster='{T}/img-x'></video>",
                "<audio preload='auto'><source data-consent='evil' data-src='{T}/x'></audio>",
                "<object data-consent='evil' type='text/html' data-data='{T}/frame-x'></object>",
                "<embed data-consent='evil' type='text/html' data-src='{T}/frame-x'>"
            })
    void anElementIsRestored(String html) {
        var page = open(html);
        assertThat(servers.hits()).isEmpty();

        page.evaluate("() => jawoord.acceptAll()");

        await().until(() -> !servers.hits().isEmpty());
    }

    @Test
    void aScriptRunsOnceHoweverOftenTheAnswerChanges() {
        var page = open("<script type='text/plain' data-consent='evil' data-src='{T}/x'></script>");

        page.evaluate("() => jawoord.acceptAll()");
        await().until(() -> ran(page).contains("x"));
        page.evaluate("() => { jawoord.rejectAll(); jawoord.acceptAll() }");
        page.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(ran(page)).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "window.onload = () => log.push('x')",
                "document.body.onload = () => log.push('x')",
                "document.onreadystatechange = () => log.push('x')",
                "addEventListener('load', () => log.push('x'))",
                "addEventListener('load', { handleEvent() { log.push('x') } })",
                "document.addEventListener('readystatechange', () => log.push('x'))",
                "document.addEventListener('DOMContentLoaded', () => log.push('x'))",
                "addEventListener('DOMContentLoaded', () => log.push('x'))"
            })
    void whatALateScriptWaitsForIsCalledOnce(String code) {
        var page = open("<script type='text/plain' data-consent='evil'>" + code + "</script>");

        page.evaluate("() => jawoord.acceptAll()");
        await().until(() -> ran(page).contains("x"));
        page.evaluate("() => new Promise(done => setTimeout(done, 50))");

        assertThat(ran(page)).containsExactly("x");
    }

    @Test
    void whatAScriptWaitsForThatIsInTimeIsNotCalledEarly() {
        var page = open("");
        page.evaluate("() => jawoord.acceptAll()");
        servers.open(html("<script type='text/plain' data-consent='evil'>"
                + "document.addEventListener('DOMContentLoaded', () => log.push(document.getElementById('end') ? 'late' : 'early'))</script>"
                + "<script src='/own?delay=300'></script><p id='end'></p>"));

        page.reload();

        await().until(() -> ran(page).size() >= 2);
        assertThat(ran(page)).containsExactly("own", "late");
    }

    @Test
    void aPageThatComesBackFromTheHistoryFollowsTheLatestAnswer() {
        var page = open("<img alt='' data-consent='evil' data-src='{T}/img-x'>");
        page.evaluate("() => { window.mark = 1; jawoord.rejectAll() }");
        page.waitForFunction("() => jawoord.decision().status === 'decided'");
        page.navigate(servers.shopOrigin() + "/page/other");
        page.waitForFunction("() => window.jawoord && jawoord.allows");
        assertThat(servers.hits()).isEmpty();
        page.evaluate("() => jawoord.acceptAll()");
        await().until(() -> !servers.hits().isEmpty());
        servers.forgetHits();

        page.goBack();

        page.waitForFunction("() => jawoord.allows('evil') && document.images[0].src");
    }

    private static String html(String body) {
        return ("<!doctype html><html lang='nl'><head><title>x</title><script>log = []</script><script src='"
                        + servers.script() + "'></script></head><body>" + body + "</body></html>")
                .replace("{T}", servers.vendorOrigin());
    }

    private static Page open(String body) {
        var page = CHROMIUM.visitor();
        page.navigate(servers.open(html(body)));
        page.waitForFunction("() => window.jawoord && jawoord.allows");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return page;
    }

    @SuppressWarnings("unchecked")
    private static List<String> ran(Page page) {
        return (List<String>) page.evaluate("() => window.log || []");
    }
}
