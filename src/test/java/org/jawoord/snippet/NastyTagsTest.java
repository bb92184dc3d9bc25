package org.jawoord.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.util.List;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tags as vendors have them: nothing goes before the visitor's yes, and all of it after. GATING.md is the table. */
class NastyTagsTest {

    private static final int AT_LEAST = 40;

    /** Whoever wants to leak has had time to: no condition tells of what does not happen. */
    private static final String SETTLED = "() => fetch('/').then(() => new Promise(done => setTimeout(done, 250)))";

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

    static List<NastyTag> tags() {
        return NastyTag.all();
    }

    /** The others are not held before the whole script is there (GATING.md). */
    static List<NastyTag> tagsThatTheBootstrapHolds() {
        return NastyTag.all().stream().filter(tag -> !tag.tagOnly()).toList();
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
    @MethodSource("tagsThatTheBootstrapHolds")
    void withTheInlineBootstrap(NastyTag tag) {
        var bootstrap = BuiltSnippet.resource("bootstrap");

        isHeldAndLetGo(tag, "<script data-jawoord-src=\"" + servers.script() + "\">" + bootstrap + "</script>");
    }

    private static void isHeldAndLetGo(NastyTag tag, String jawoord) {
        var page = CHROMIUM.visitor();
        page.navigate(servers.open(tag.page(jawoord, servers.vendorOrigin())));
        page.waitForFunction("() => window.jawoord && jawoord.allows");
        page.evaluate(SETTLED);

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

    @SuppressWarnings("unchecked")
    private static List<String> ran(Page page) {
        return (List<String>) page.evaluate("() => window.log || []");
    }
}
