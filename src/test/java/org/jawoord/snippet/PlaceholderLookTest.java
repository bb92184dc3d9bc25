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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a placeholder says and shows, whom that asks, and what owners can change in it: EMBEDS.md. */
class PlaceholderLookTest extends PlaceholderPage {

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
