package org.jawoord.snippet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the place of an embed that is held: EMBEDS.md. */
class PlaceholderTest {

    private static final String PARKED = "data-consent=\"vidco\" data-src=\"{V}/embed/abc\" title=\"A video\"";

    private static final String VIDEO = "<iframe id=\"e\" width=\"560\" height=\"315\" " + PARKED + "></iframe>";

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

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private EmbedServers servers;
    private Page page;

    @BeforeEach
    void start() {
        servers = new EmbedServers();
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    /** A visitor who has refused everything looks at a page with this in its body. */
    private PlaceholderTest visit(String css, String body) {
        return visit(new Browser.NewContextOptions().setViewportSize(1000, 800), "", css, body);
    }

    private PlaceholderTest visit(Browser.NewContextOptions options, String attributes, String css, String body) {
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
        return this;
    }

    private Locator placeholders() {
        return page.locator("jawoord-placeholder");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void assertNothingMoved() {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        assertThat(page.evaluate("moved")).isEqualTo(List.of());
    }

    /** Waits until the first placeholder covers element {@code e}, no more and no less. */
    private void assertSameBox() {
        assertThat(placeholders()).not().hasCount(0);
        page.waitForFunction("() => { const a = document.querySelector('jawoord-placeholder').getBoundingClientRect();"
                + "const b = e.getBoundingClientRect();"
                + "return ['x', 'y', 'width', 'height'].every(key => Math.abs(a[key] - b[key]) < 0.1) }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#e { display: block; width: 60%; height: auto; aspect-ratio: 16 / 9; border: 0 }",
                "#box { position: relative; width: 70%; padding-top: 40% } #e { position: absolute; inset: 0; width: 100%; height: 100% }",
                "#box { display: flex; align-items: center; height: 500px } #e { flex: 1; border: 4px solid }",
                "#box { display: grid; grid-template-columns: 1fr 2fr; gap: 10px } #e { width: 100%; justify-self: end }",
                "#e { float: right; margin: 10px } #box + p { clear: both }",
                "#box { height: 200px; overflow: auto }",
                "#box { transform: scale(.5) }",
                "#box { direction: rtl }",
                "#e { position: fixed; right: 0; bottom: 0 }",
                "* + * { margin-top: 20px } #box > * { width: 50%; float: left }",
                "#e { display: block } #e:only-child { margin-bottom: 40px }",
                "#e { display: block } #e:last-child { margin-bottom: 40px }",
                "#e:first-child { margin-top: 40px } #e + * { margin-top: 40px }",
                "#e { position: relative; z-index: 5 }",
                "jawoord-placeholder { display: inline !important; margin: 9px !important; padding: 30px !important;"
                        + " max-width: 90px !important; min-height: 900px !important; transform: none !important;"
                        + " position: static !important; opacity: 0 !important }"
            })
    void hasTheBoxOfItsEmbedAndMovesNothing(String css) {
        visit(css, "<p>Before</p><div id=\"box\">" + VIDEO + "</div><p>After</p>");
        assertThat(placeholders()).hasCount(1);
        assertSameBox();

        assertNothingMoved();

        button("Load VidCo once").click();
        assertThat(placeholders()).hasCount(0);
        page.frameLocator("#e").getByText("Play").waitFor();
        assertNothingMoved();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Text <iframe id='e' width='200' height='113' data-consent='vidco' data-src='{V}/a'></iframe> text</p>",
                "<video id='e' width='480' height='270' controls><source data-consent='vidco' data-src='{V}/a.mp4'></video>",
                "<video id='e' width='480' height='270' data-consent='vidco' data-src='{V}/a.mp4'></video>",
                "<audio id='e' controls data-consent='vidco' data-src='{V}/a.mp3'></audio>",
                "<object id='e' width='400' height='300' data-consent='vidco' data-data='{V}/a.swf'></object>",
                "<embed id='e' width='400' height='300' type='text/html' data-consent='vidco' data-src='{V}/a.swf'>",
                "<div id='e' data-jawoord-placeholder='chirps' style='height: 200px'></div>"
            })
    void standsForEachKindOfEmbed(String embed) {
        visit("", embed + "<p>After</p>");

        assertThat(placeholders()).hasCount(1);
        assertSameBox();
        assertNothingMoved();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "width='1' height='1'",
                "width='0' height='0'",
                "width='23' height='100' style='border: 0'",
                "width='100' height='23' style='border: 0'",
                "style='display: none'",
                "hidden",
                "style='visibility: hidden'",
                "style='position: absolute; left: -9999px'"
            })
    void whatNobodyWouldSeeGetsNone(String attributes) {
        visit("", "<iframe " + attributes + " " + PARKED + "></iframe>" + VIDEO);

        assertThat(placeholders()).hasCount(1);
        assertSameBox();
    }

    @ParameterizedTest
    @CsvSource({"24, 24", "200, 113", "320, 180", "300, 54", "640, 100"})
    void aSmallBoxKeepsTheNameAndTheAnswersWithinReach(int width, int height) {
        visit("iframe { border: 0 }", VIDEO.replace("560", "" + width).replace("315", "" + height));

        assertThat(placeholders()).hasCount(1);
        for (var name : List.of("Load VidCo once", "Always load VidCo", "Choose for yourself")) {
            button(name).scrollIntoViewIfNeeded();
            var box = button(name).boundingBox();
            assertThat(box.height).isGreaterThanOrEqualTo(24);
        }
        assertThat(placeholders().getByText("VidCo", new Locator.GetByTextOptions().setExact(true)))
                .isAttached();
        button("Always load VidCo").click();
        assertThat(placeholders()).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 320, 420, 560, 900})
    void theTwoAnswersAreEqual(int width) {
        visit("", VIDEO.replace("560", "" + width));

        var once = button("Load VidCo once").boundingBox();
        var always = button("Always load VidCo").boundingBox();

        assertThat(once.width).isCloseTo(always.width, within(0.1));
        if (once.y == always.y) {
            assertThat(once.height).isCloseTo(always.height, within(0.1));
        }
    }

    @Test
    void saysWhatIsMissingWhoProvidesItAndWhatFor() {
        visit("", VIDEO);

        var group = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("VidCo"));
        assertThat(group).containsText("VidCo Ltd.");
        assertThat(group).containsText("VidCo has not been loaded yet, because you did not consent to it.");
        assertThat(group)
                .containsText("Videos from others: Playing the video. VidCo then sees which page you watch it on.");
    }

    @Test
    void nobodyButOurServerIsAskedBeforeTheClick() {
        visit("", VIDEO);
        assertThat(placeholders().locator("img")).isVisible();
        page.waitForFunction(
                "() => document.querySelector('jawoord-placeholder').shadowRoot.querySelector('img').complete");

        assertThat(requests).anyMatch(url -> url.equals(servers.jawoord() + "/v1/sites/demo/previews/vidco/abc"));
        assertThat(requests).noneMatch(url -> url.startsWith(servers.provider()));
        assertThat(servers.asked()).isEmpty();
    }

    @Test
    void withoutAPictureItShowsAllTheSame() {
        page = CHROMIUM.visitor();
        page.context().route("**/previews/**", Route::abort);
        page.navigate(servers.open("<!doctype html><title>Shop</title>" + servers.tag("") + VIDEO));

        assertThat(placeholders().locator("img")).hasCount(0);
        assertThat(button("Load VidCo once")).isVisible();
    }

    @Test
    void keysReachItWhereTheEmbedIsAndTheFocusGoesToWhatWasLoaded() {
        visit("", "<button>First</button>" + VIDEO + "<button>Last</button>");
        assertThat(placeholders()).hasCount(1);
        button("First").focus();

        for (var name : List.of("Load VidCo once", "Always load VidCo", "Choose for yourself", "Last")) {
            page.keyboard().press("Tab");
            assertThat(button(name)).isFocused();
        }
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Shift+Tab");
        }
        assertThat(button("Load VidCo once")).hasCSS("outline-style", "solid");
        page.keyboard().press("Enter");

        assertThat(page.locator("#e")).isFocused();
        page.frameLocator("#e").getByText("Play").waitFor();
    }

    @Test
    void theEmbedBeneathIsOutOfReachUntilItLoads() {
        visit(
                "",
                "<button>First</button><video id=\"e\" width=\"480\" height=\"270\" controls " + PARKED + "></video>");
        assertThat(placeholders()).hasCount(1);
        button("First").focus();

        page.keyboard().press("Tab");
        assertThat(button("Load VidCo once")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("#e")).isFocused();
    }

    @Test
    void onceLoadsThisOneAndRecordsNothing() {
        visit("", VIDEO + "<iframe width=\"560\" height=\"315\" " + PARKED + "></iframe>");
        await("the refusal").until(() -> servers.choices().size() == 1);
        page.evaluate("() => { window.released = []; jawoord.on('released', detail => released.push(detail.once)) }");

        button("Load VidCo once").first().click();
        page.frameLocator("#e").getByText("Play").waitFor();

        assertThat(placeholders()).hasCount(1);
        assertThat(page.evaluate("() => jawoord.allows('vidco')")).isEqualTo(false);
        assertThat(page.evaluate("() => released")).isEqualTo(List.of(true));
        assertThat(servers.choices()).hasSize(1);
        page.reload();
        assertThat(placeholders()).hasCount(2);
    }

    @Test
    void alwaysIsAChoiceMadeAtThePlaceholderAndLoadsAllOfTheService() {
        visit("", VIDEO + "<iframe width=\"560\" height=\"315\" " + PARKED + "></iframe>");

        button("Always load VidCo").first().click();

        assertThat(placeholders()).hasCount(0);
        await("the choice").until(() -> servers.choices().size() == 2);
        var choice = servers.choices().get(1);
        assertThat(choice.path("action").asText()).isEqualTo("save");
        assertThat(choice.path("surface").asText()).isEqualTo("placeholder");
        assertThat(choice.path("services").toString()).isEqualTo("{\"vidco\":true}");
        assertThat(choice.path("categories").toString()).isEqualTo("{\"videos\":false,\"social\":false}");
        page.reload();
        page.frameLocator("#e").getByText("Play").waitFor();
    }

    @Test
    void alwaysGrantsAllThatIsNeeded() {
        visit("", VIDEO.replace("\"vidco\"", "\"vidco chirps\""));

        button("Always load VidCo, Chirps").click();

        assertThat(placeholders()).hasCount(0);
        assertThat(page.evaluate("() => jawoord.allows('vidco') && jawoord.allows('chirps')"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"always, withdraw", "once and always, withdraw", "accepted, rejectAll"})
    void itComesBackWhenTheConsentGoes(String granted, String taken) {
        visit("", VIDEO);
        if (granted.equals("accepted")) {
            page.evaluate("() => jawoord.acceptAll()");
        } else if (granted.equals("always")) {
            button("Always load VidCo").click();
        } else {
            button("Load VidCo once").click();
            page.frameLocator("#e").getByText("Play").waitFor();
            page.evaluate("() => jawoord.save({ vidco: true })");
            page.waitForFunction("() => jawoord.allows('vidco')");
            page.evaluate("() => new Promise(done => jawoord.on('change', done))");
        }
        page.frameLocator("#e").getByText("Play").waitFor();
        assertThat(placeholders()).hasCount(0);

        page.evaluate("name => new Promise(done => setTimeout(() => done(jawoord[name]()), 0))", taken);

        assertThat(placeholders()).hasCount(1);
        assertSameBox();
        assertNothingMoved();
    }

    @Test
    void thePreferencesGiveTheFocusBack() {
        visit("", VIDEO);

        button("Choose for yourself").click();
        page.locator("jawoord-banner [data-jawoord=save]").waitFor();
        page.keyboard().press("Escape");

        assertThat(button("Choose for yourself")).isFocused();
    }

    @Test
    void comesAndGoesWithWhatThePageAddsAndTakesAway() {
        visit("", VIDEO);
        assertThat(placeholders()).hasCount(1);

        page.evaluate(
                "address => { const late = document.createElement('iframe'); late.id = 'late'; late.src = address;"
                        + "document.querySelector('main').append(late) }",
                servers.provider() + "/late");
        assertThat(placeholders()).hasCount(2);

        page.evaluate("() => { window.kept = e; e.remove() }");
        assertThat(placeholders()).hasCount(1);
        page.evaluate("() => { late.remove() }");
        assertThat(placeholders()).hasCount(0);
        page.evaluate("() => document.querySelector('main').append(kept)");
        assertThat(placeholders()).hasCount(1);
        assertSameBox();
        assertThat(servers.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#e { width: 60%; height: auto; aspect-ratio: 16 / 9 }",
                "#box { display: flex; justify-content: center } #e { width: 300px }",
                "#e { position: absolute; left: 50vw; top: 50vh }",
                "#e { position: fixed; right: 0; bottom: 0 }"
            })
    void followsAnEmbedWhenTheWindowChanges(String css) {
        visit(css, "<div id=\"box\">" + VIDEO + "</div>");
        assertSameBox();

        page.setViewportSize(700, 500);

        assertSameBox();
    }

    @Test
    void isScrolledAndClippedAsItsEmbed() {
        visit(
                "#box { height: 200px; width: 300px; overflow: auto }",
                "<div id=\"box\"><div><p>Text</p>" + VIDEO + "<p>Text</p></div></div>");
        assertSameBox();

        page.evaluate("() => { box.scrollTop = 90 }");

        assertSameBox();
        assertThat(page.evaluate("() => document.elementFromPoint(box.getBoundingClientRect().right + 20,"
                        + "box.getBoundingClientRect().top + 100).localName"))
                .isEqualTo("main");
    }

    @Test
    void followsAnEmbedThatGrowsOrIsHiddenLater() {
        visit("", VIDEO);
        assertThat(placeholders()).hasCount(1);

        page.evaluate("() => { e.width = 300; document.querySelector('h1').style.height = '200px' }");
        assertSameBox();
        page.evaluate("() => { e.style.display = 'none' }");
        assertThat(placeholders()).hasCount(0);
        page.evaluate("() => { e.style.display = '' }");
        assertThat(placeholders()).hasCount(1);
        assertSameBox();
    }

    @Test
    void aWidgetIsLoadedAlwaysOrNot() {
        visit("", "<div id=\"e\" data-jawoord-placeholder=\"chirps\" style=\"height: 300px\">A message</div>");
        assertThat(button("Load Chirps once")).hasCount(0);

        button("Always load Chirps").click();

        assertThat(placeholders()).hasCount(0);
        assertThat(page.locator("#e")).isFocused();
        page.evaluate("() => jawoord.withdraw()");
        assertThat(placeholders()).hasCount(1);
    }

    @Test
    void canBeSwitchedOff() {
        visit(new Browser.NewContextOptions(), "data-placeholders=\"off\"", "", VIDEO);
        await("the refusal").until(() -> !servers.choices().isEmpty());

        assertThat(placeholders()).hasCount(0);
        assertThat(requests).noneMatch(url -> url.contains("/s/assets/placeholders-"));
    }

    @Test
    void isThereWhereTheOwnerDrawsTheBanner() {
        servers.withLayout("none");
        visit("", VIDEO);

        button("Choose for yourself").click();

        page.evaluate("() => new Promise(done => jawoord.on('ask', ({ layer }) => layer === 'preferences' && done()))");
        assertThat(page.locator("jawoord-banner")).hasCount(0);
    }

    @Test
    void withoutTheNoticeTheNameAndTheWayToThePreferencesAreLeft() {
        page = CHROMIUM.visitor(new Browser.NewContextOptions().setLocale("en"));
        page.context().route("**/s/demo/*.json*", Route::abort);
        page.navigate(servers.open("<!doctype html><html lang=\"en\"><title>Shop</title>" + servers.tag("") + VIDEO));

        assertThat(placeholders()).containsText("VidCo");
        assertThat(placeholders().getByText("Choose for yourself")).isVisible();
    }

    @Test
    void holdsUnderTheStrictestPolicyOfAPage() {
        servers.withHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src " + servers.jawoord() + "; style-src 'nonce-n'; img-src "
                        + servers.jawoord()
                        + "; connect-src " + servers.jawoord() + "; frame-src " + servers.provider()
                        + "; require-trusted-types-for 'script'; trusted-types jawoord");
        var violations = new CopyOnWriteArrayList<String>();
        page = CHROMIUM.visitor();
        page.onConsoleMessage(message -> violations.add(message.text()));
        page.navigate(servers.open(
                "<!doctype html><html lang=\"en\"><title>Shop</title>" + servers.tag("") + VIDEO + "<p>After</p>"));

        assertThat(placeholders().locator("img")).isVisible();
        assertSameBox();
        assertThat(violations).noneMatch(text -> text.contains("Content Security") || text.contains("TrustedScript"));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, NONE, en", "DARK, NONE, en", "LIGHT, NONE, ar", "DARK, NONE, he", "LIGHT, ACTIVE, fi"})
    void axeFindsNothing(ColorScheme scheme, ForcedColors forced, String language) {
        servers.speaking(language);
        visit(
                new Browser.NewContextOptions()
                        .setViewportSize(1000, 1400)
                        .setColorScheme(scheme)
                        .setForcedColors(forced),
                "",
                ":root { color-scheme: light dark }",
                VIDEO + "<p>Text</p>"
                        + VIDEO.replace("id=\"e\" width=\"560\" height=\"315\"", "width=\"200\" height=\"113\"")
                        + "<div data-jawoord-placeholder=\"chirps\" style=\"height: 240px\"></div>");
        assertThat(placeholders()).hasCount(3);

        var findings = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze();

        assertThat(findings.getViolations()).isEmpty();
    }

    @Test
    void readsFromTheRightWhereTheLanguageDoes() {
        servers.speaking("ar");
        visit("", VIDEO);

        assertThat(placeholders().locator("[part=placeholder]")).hasCSS("direction", "rtl");
        assertThat(placeholders().locator("[part=placeholder]")).hasAttribute("lang", "ar");
    }

    @Test
    void ownersCanChangeItsLook() {
        visit(
                "jawoord-placeholder { --jawoord-accent: #123456 } jawoord-placeholder::part(placeholder) { padding: 33px }",
                VIDEO);

        assertThat(button("Load VidCo once")).hasCSS("background-color", "rgb(18, 52, 86)");
        assertThat(placeholders().locator("[part=placeholder]")).hasCSS("padding", "33px");
    }
}
