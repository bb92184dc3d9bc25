package org.jawoord.snippet.banner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no visitor may meet (issue 3, 9; CRITERIA C1, C4, C7, C8, C11). */
@QuarkusTest
class NeverTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** What lists of ad blockers do. Their rules are the visitor's own and come before ours, which only a rule among ours does here. */
    private static final String BLOCK = """
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync("section, dialog { display: none !important }");
              document.querySelector("jawoord-banner").shadowRoot.adoptedStyleSheets.push(sheet);
            }""";

    private Visit visit;

    @BeforeEach
    void comeIn() {
        visit = new Visit(CHROMIUM.visitor());
    }

    @ParameterizedTest
    @EnumSource(
            value = BannerSites.class,
            names = {"BOX", "BAR", "DIALOG"})
    void nothingButAnAnswerIsAnAnswer(BannerSites look) {
        visit.page().clock().install();
        visit.open(look).firstLayer().waitFor();

        visit.page().mouse().wheel(0, 1500);
        visit.page().waitForFunction("() => scrollY > 0");
        visit.page().mouse().click(700, 20);
        visit.press("Escape");
        visit.page().clock().fastForward("10:00:00");
        assertThat(visit.firstLayer()).isVisible();
        visit.assertNothingHappened();

        visit.choose();
        visit.press("Escape");
        visit.choose().button("close").click();
        assertThat(visit.firstLayer()).isVisible();
        visit.go("two");
        assertThat(visit.firstLayer()).isVisible();
        visit.page().goBack();
        assertThat(visit.firstLayer()).isVisible();
        visit.assertNothingHappened();
    }

    @Test
    void everySwitchIsOffAndSavingUntouchedGrantsNothing() {
        visit.open(BannerSites.BOX).choose().unfold();
        assertThat(visit.preferences().locator("input:checked")).hasCount(0);
        assertThat(visit.preferences().locator("input[data-jawoord-key=meta-pixel]"))
                .isVisible();

        visit.button("save").click();

        visit.awaitStatus("decided");
        assertThat(
                        visit.page()
                                .evaluate(
                                        "() => Object.entries(jawoord.getConsent()).filter(([, yes]) => yes).map(([key]) => key)"))
                .isEqualTo(List.of("shop-session", "cookie-choice", "necessary"));
        assertThat(visit.page().evaluate("() => window.measured")).isNull();
    }

    @Test
    void whoHasRefusedIsNotAskedAgain() {
        visit.open(BannerSites.BOX).button("reject-all").click();
        visit.awaitStatus("decided");

        for (var name : new String[] {"two", "three"}) {
            visit.go(name);
            assertThat(visit.banner()).hasCount(0);
            assertThat(visit.status()).isEqualTo("decided");
            assertThat(visit.page().evaluate("() => window.measured")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = BannerSites.class,
            names = {"BOX", "BAR", "DIALOG"})
    void thePageIsFreeWhileItAsks(BannerSites look) {
        visit.open(look).firstLayer().waitFor();

        visit.page().mouse().move(700, 300);
        assertThat(
                        visit.page()
                                .evaluate(
                                        "() => [document.documentElement, document.body].map((e) => getComputedStyle(e).overflow)"))
                .isEqualTo(List.of("visible", "visible"));
        assertPageIsUsable();
    }

    @ParameterizedTest
    @EnumSource(
            value = BannerSites.class,
            names = {"BOX", "DIALOG"})
    void thePageIsFreeWhereAnAdBlockerHidesTheQuestion(BannerSites look) {
        visit.open(look).firstLayer().waitFor();
        visit.page().evaluate(BLOCK);

        visit.page().locator("#settings").click();

        visit.page()
                .waitForFunction(
                        "() => document.querySelector('jawoord-banner').shadowRoot.adoptedStyleSheets.length === 3");
        assertPageIsUsable();
        visit.assertNothingHappened();
    }

    @Test
    void thePageIsFreeWhenAnAdBlockerHidesThePreferencesLater() {
        visit.open(BannerSites.BOX).choose();
        assertThat(visit.inside("!!root.querySelector(':modal')")).isEqualTo(true);

        visit.page().evaluate(BLOCK);

        visit.page()
                .waitForFunction("() => !document.querySelector('jawoord-banner').shadowRoot.querySelector(':modal')");
        assertPageIsUsable();
        visit.assertNothingHappened();
    }

    /** It scrolls, takes the focus, and follows a link. */
    private void assertPageIsUsable() {
        visit.page().evaluate("() => scrollTo(0, 0)");
        visit.page().mouse().wheel(0, 600);
        visit.page().waitForFunction("() => scrollY > 0");
        visit.page().locator("#settings").focus();
        assertThat(visit.page().evaluate("() => document.activeElement.id")).isEqualTo("settings");
        visit.press("Shift+Tab");
        assertThat(visit.page().evaluate("() => document.activeElement.id")).isEqualTo("onward");
        visit.press("Enter");
        visit.page().waitForURL("**/shop/two");
    }
}
