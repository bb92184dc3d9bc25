package org.jawoord.snippet.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that are parked for other consent tools keep waiting, and go on with our choice (MOVING.md). */
class DialectsTest {

    /** Ends when the page has been brought to it. */
    private static final String ANOTHER_YES = """
            () => new Promise(done => {
              let late = true;
              jawoord.on("choice", () => late || done());
              late = false;
              jawoord.acceptAll();
            })""";

    private static CompatServers servers;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @BeforeAll
    static void start() {
        servers = new CompatServers();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    static List<Dialect> dialects() {
        return Dialect.all();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void nothingIsAskedForBeforeTheYesAndAllOfItOnceAfter(Dialect dialect) {
        var page = visit("data-compat" + dialect.mapped(), dialect.html());

        isHeldAndLetGo(page, dialect);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void theOwnerCanNameTheTool(Dialect dialect) {
        var page = visit("data-compat=\"" + dialect.tool() + "\"" + dialect.mapped(), dialect.html());

        isHeldAndLetGo(page, dialect);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void whatIsAddedLaterWaitsToo(Dialect dialect) {
        var page = visit("data-compat" + dialect.mapped(), "");
        page.evaluate(
                "html => document.body.append(document.createRange().createContextualFragment(html))",
                dialect.html().replace("{T}", servers.vendorOrigin()));

        isHeldAndLetGo(page, dialect);
    }

    @Test
    void withoutTheAttributeWhatIsParkedForOthersIsFoundWhenThePageIsRead() {
        var page = visit("", "<script type=\"text/plain\" data-category=\"analytics\" data-src=\"{T}/a\"></script>");
        page.evaluate("() => jawoord.acceptAll()");

        waitUntilRan(page, List.of("a"));
    }

    @Test
    void onlyTheToolsThatTheOwnerNamesAreRead() {
        var page = visit("data-compat=\"cookiebot\"", """
                <script type="text/plain" data-category="analytics" data-src="{T}/a"></script>
                <script type="text/plain" data-cookieconsent="statistics" data-src="{T}/b"></script>""");
        page.evaluate("() => jawoord.acceptAll()");

        waitUntilRan(page, List.of("b"));
        assertThat(servers.hits()).containsExactly("b");
    }

    @Test
    void whatTheNoticeDoesNotKnowStaysHeldAndIsNamedOnce() {
        var said = new CopyOnWriteArrayList<String>();
        var page = CHROMIUM.visitor();
        page.onConsoleMessage(message -> said.add(message.type() + " " + message.text()));
        var stranger = "<script type=\"text/plain\" data-cookieconsent=\"weather\" data-src=\"{T}/x\"></script>";
        page.navigate(servers.open(
                servers.tag("data-compat"),
                stranger + stranger
                        + "<script type=\"text/plain\" data-category=\"analytics\" data-src=\"{T}/a\"></script>"));
        page.waitForFunction("() => document.querySelector('[data-consent=analytics]')");
        page.evaluate("() => jawoord.acceptAll()");

        waitUntilRan(page, List.of("a"));
        assertThat(servers.hits()).containsExactly("a");
        assertThat(said).filteredOn(text -> text.contains("weather")).hasSize(1);
        assertThat(said).anyMatch(text -> text.startsWith("info") && text.contains("1 × orestbida"));
    }

    @Test
    void lazyLoadersKeepTheirOwn() {
        var page = visit(
                "data-compat",
                "<img alt=\"\" data-src=\"{T}/img\" data-category=\"analytics\"><iframe data-src=\"{T}/frame\" data-name=\"weather\"></iframe>");
        page.waitForFunction("() => document.readyState === 'complete'");

        assertThat(page.evaluate("() => document.querySelectorAll('[data-consent]').length"))
                .isEqualTo(0);
    }

    @Test
    void allPurposesThatAreNamedHaveToBeAllowed() {
        var page = visit(
                "data-compat",
                "<script type=\"text/plain\" data-cookieconsent=\"marketing,statistics\" data-src=\"{T}/a\"></script>"
                        + "<script type=\"text/plain\" data-cookieconsent=\"statistics\" data-src=\"{T}/b\"></script>");
        page.evaluate("() => jawoord.save({analytics: true, marketing: false, functional: false})");

        waitUntilRan(page, List.of("b"));
        assertThat(servers.hits()).containsExactly("b");
    }

    @Test
    void aScriptForARefusalRunsWhenWhatWasGrantedIsTakenBack() {
        var page = visit(
                "data-compat",
                "<script type=\"text/plain\" data-category=\"!analytics\" data-src=\"{T}/off\"></script>"
                        + "<script type=\"text/plain\" data-category=\"analytics\" data-src=\"{T}/on\"></script>");
        page.evaluate("() => jawoord.acceptAll()");
        waitUntilRan(page, List.of("on"));
        page.evaluate("() => jawoord.withdraw()");

        waitUntilRan(page, List.of("on", "off"));
    }

    @Test
    void aServiceThatOnlyKlarosConfigurationKnowsFollowsItsPurposes() {
        var page = visit("data-compat", """
                <script>var klaroConfig = {services: [{name: "matomo-cloud", purposes: ["analytics"]}]};</script>
                <script type="text/plain" data-name="matomo-cloud" data-src="{T}/a"></script>""");
        page.waitForFunction("() => document.querySelector('[data-consent=analytics]')");
        page.evaluate("() => jawoord.acceptAll()");

        waitUntilRan(page, List.of("a"));
    }

    @ParameterizedTest
    @MethodSource("links")
    void linksToAnotherToolsSettingsOpenOurs(String link) {
        var page = visit("data-compat data-ui=\"none\"", link);
        page.waitForFunction("() => window.jawoord");
        page.evaluate("() => { window.asked = []; jawoord.on('ask', ({layer}) => asked.push(layer)); }");
        page.waitForFunction("() => asked.includes('banner')");

        page.locator("#settings").click();

        page.waitForFunction("() => asked.includes('preferences')");
    }

    static List<String> links() {
        return List.of(
                "<button id=\"settings\" data-cc=\"show-preferencesModal\">x</button>",
                "<button id=\"settings\" data-cc=\"c-settings\">x</button>",
                "<button id=\"settings\" class=\"ot-sdk-show-settings\"><b>x</b></button>",
                "<a id=\"settings\" href=\"javascript:Cookiebot.renew()\">x</a>",
                "<a id=\"settings\" href=\"javascript:void UC_UI.showSecondLayer()\">x</a>",
                "<a id=\"settings\" href=\"javascript:Didomi.preferences.show('purposes')\">x</a>",
                "<a id=\"settings\" href=\"#tarteaucitron\">x</a>",
                "<a id=\"settings\" class=\"cky-banner-element\" href=\"#\">x</a>",
                "<a id=\"settings\" class=\"iubenda-cs-preferences-link\" href=\"#\">x</a>",
                "<button id=\"settings\" class=\"cmplz-show-banner\">x</button>",
                "<a id=\"settings\" class=\"termly-display-preferences\" href=\"#\">x</a>",
                "<button id=\"settings\" data-c15t-action=\"customize\">x</button>");
    }

    private static Page visit(String attributes, String body) {
        var page = CHROMIUM.visitor();
        page.navigate(servers.open(servers.tag(attributes), body));
        page.waitForFunction("() => window.jawoord && jawoord.allows");
        return page;
    }

    private static void isHeldAndLetGo(Page page, Dialect dialect) {
        page.waitForFunction("() => document.querySelectorAll('body [data-consent]').length >= "
                + dialect.runs().size());
        assertThat(servers.hits()).as("asked for before the yes").isEmpty();
        assertThat(ran(page)).as("ran before the yes").isEmpty();

        page.evaluate("() => jawoord.acceptAll()");

        waitUntilRan(page, dialect.runs());
        await("the rest").until(() -> servers.hits().containsAll(dialect.others()));
        page.evaluate(ANOTHER_YES);
        assertThat(servers.hits()).as("asked for").doesNotHaveDuplicates();
        assertThat(ran(page)).as("ran").isEqualTo(dialect.runs());
    }

    private static void waitUntilRan(Page page, List<String> scripts) {
        page.waitForFunction("names => (window.log || []).join() === names", String.join(",", scripts));
    }

    @SuppressWarnings("unchecked")
    private static List<String> ran(Page page) {
        return (List<String>) page.evaluate("() => window.log || []");
    }
}
