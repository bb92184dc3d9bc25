package org.jawoord.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tags as vendors have them: nothing goes before the visitor's yes, and all of it after. GATING.md is the table. */
class NastyTagsTest {

    private static final int AT_LEAST = 40;

    private static TagServers servers;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() {
        servers = new TagServers();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium = Optional.ofNullable(System.getenv("JAWOORD_CHROMIUM")).orElse("/usr/bin/chromium");
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
    }

    @AfterAll
    static void stop() {
        playwright.close();
        servers.close();
    }

    static List<NastyTag> tags() {
        return NastyTag.all();
    }

    @Test
    void thereAreFortyAtLeastAndEachHasAName() {
        assertThat(tags())
                .hasSizeGreaterThanOrEqualTo(AT_LEAST)
                .extracting(NastyTag::name)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("tags")
    void withTheTagAlone(NastyTag tag) {
        isHeldAndLetGo(tag, "<script src=\"" + servers.script() + "\"></script>");
    }

    @ParameterizedTest
    @MethodSource("tags")
    void withTheInlineBootstrap(NastyTag tag) {
        var bootstrap = TagServers.resource("bootstrap");
        assumeTrue(bootstrap != null, "this build has no bootstrap");
        assumeFalse(tag.tagOnly(), "GATING.md: not before the whole script is there");

        isHeldAndLetGo(tag, "<script data-jawoord-src=\"" + servers.script() + "\">" + bootstrap + "</script>");
    }

    private static void isHeldAndLetGo(NastyTag tag, String jawoord) {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(servers.open(tag.page(jawoord, servers.vendorOrigin())));
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.waitForFunction("() => window.jawoord && jawoord.allows");

            assertThat(ran(page)).as("ran before the yes").isEmpty();
            if (!tag.scanner()) {
                assertThat(servers.hits()).as("asked for before the yes").isEmpty();
            }
            if (tag.answer() != null) {
                page.waitForFunction("answer => window.answer === answer", tag.answer());
            }

            servers.forgetHits();
            page.evaluate("() => jawoord.acceptAll()");

            await("the last tag").until(() -> ran(page).contains("last"));
            if (tag.dropped()) {
                assertThat(servers.hits()).as("sent after the yes").containsExactly("last");
                return;
            }
            if (!tag.scanner()) {
                await("all of it").until(() -> servers.hits().containsAll(tag.after()));
            }
            await("scripts").until(() -> ran(page).containsAll(tag.scripts()));
            assertThat(ran(page)).as("runs").doesNotHaveDuplicates();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> ran(Page page) {
        return (List<String>) page.evaluate("() => window.log || []");
    }
}
