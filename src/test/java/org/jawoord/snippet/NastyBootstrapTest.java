package org.jawoord.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts that no service matches, added before the bootstrap has loaded the file: each runs once, and they keep their order. */
class NastyBootstrapTest {

    /** Late enough for everything in the page to come first. */
    private static final String LATE = "?delay=400";

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

    /** What adds the script of address {@code U} to the page. */
    static List<String> ways() {
        return List.of(
                "<script src='U'></script>",
                "<script async src='U'></script>",
                "<script type='module' src='U'></script>",
                "<script>var s=document.createElement('script');s.src='U';document.head.append(s)</script>",
                "<script>var s=document.createElement('script');document.head.append(s);s.src='U'</script>",
                "<script>var s=document.createElement('script');s.setAttribute('src','U');document.head.append(s)</script>",
                "<script>var s=document.createElement('script');s.setAttributeNS(null,'src','U');document.head.append(s)</script>",
                "<script>var s=document.createElement('script'),a=document.createAttribute('src');a.value='U';"
                        + "s.setAttributeNode(a);document.head.append(s)</script>",
                "<script>var s=document.createElement('script'),a=document.createAttribute('src');a.value='U';"
                        + "s.attributes.setNamedItem(a);document.head.append(s)</script>",
                "<script>document.write('<script src=\"U\"><\\/script>')</script>",
                "<script>document.write('<script src=\"','U','\"><\\/script>')</script>",
                "<script>document.writeln('<script src=\"U\"><\\/script>')</script>",
                "<script>document.head.append(document.createRange()"
                        + ".createContextualFragment('<script src=\"U\"><\\/script>'))</script>",
                "<template id='t'><script src='U'></script></template>"
                        + "<script>document.head.append(t.content.cloneNode(true))</script>",
                "<script>var d=document.implementation.createHTMLDocument(''),s=d.createElement('script');s.src='U';"
                        + "document.head.insertAdjacentElement('beforeend',s)</script>");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aScriptOfAStrangerRunsOnce(String way) {
        var page = open(way.replace("U", servers.strangerOrigin() + "/x"));

        assertThat(ran(page)).containsExactly("x");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aScriptOfThePageItselfRunsOnce(String way) {
        var page = open(way.replace("U", "/ownx"));

        assertThat(ran(page)).containsExactly("ownx");
    }

    @Test
    void scriptsOfStrangersKeepTheirOrderHoweverTheyAreWritten() {
        var names = new ArrayList<String>();
        var html = new StringBuilder();
        // The first is the slowest, so that they would come the other way round.
        for (var way : List.of(0, 9, 10, 11, 0)) {
            names.add("n" + names.size());
            var address = servers.strangerOrigin() + "/n" + (names.size() - 1) + "?delay=" + 100 * (5 - names.size());
            html.append(ways().get(way).replace("U", address));
        }

        var page = open(html.toString());

        await().until(() -> ran(page).size() >= names.size());
        assertThat(ran(page)).containsExactlyElementsOf(names);
    }

    @Test
    void aBaseOrLinkOfAnotherHostIsLeftAlone() {
        var page = open("<a id='a' href='https://elsewhere.example/'>x</a><p>" + "</p>");

        assertThat(page.locator("#a").getAttribute("href")).isEqualTo("https://elsewhere.example/");
    }

    /** Each would cost a page as much as a look at ten of its nodes, and stops a developer who looks for those of the page. */
    @Test
    void textsNextToATagThrowNothing() {
        var page = CHROMIUM.visitor();
        var thrown = new AtomicInteger();
        var developer = page.context().newCDPSession(page);
        developer.send("Debugger.enable");
        developer.on("Debugger.paused", event -> {
            thrown.incrementAndGet();
            developer.send("Debugger.resume");
        });
        developer.send("Debugger.setPauseOnExceptions", all());

        open(page, "text<script src='/ownx'></script>text<b>and</b>text");

        assertThat(ran(page)).containsExactly("ownx");
        assertThat(thrown).hasValue(0);
    }

    private static JsonObject all() {
        var state = new JsonObject();
        state.addProperty("state", "all");
        return state;
    }

    private static Page open(String html) {
        return open(CHROMIUM.visitor(), html);
    }

    private static Page open(Page page, String html) {
        var jawoord = "<script data-jawoord-src=\"" + servers.script() + LATE + "\">"
                + BuiltSnippet.resource("bootstrap") + "</script>";
        page.navigate(servers.open("<!doctype html><html lang='nl'><head><title>x</title>" + jawoord
                + "</head><body><main id='main'></main>" + html + "</body></html>"));
        page.waitForFunction("() => window.jawoord && jawoord.allows");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForFunction("() => window.log || !document.scripts.length || document.querySelector('#a')");
        return page;
    }

    @SuppressWarnings("unchecked")
    private static List<String> ran(Page page) {
        return (List<String>) page.evaluate("() => window.log || []");
    }
}
