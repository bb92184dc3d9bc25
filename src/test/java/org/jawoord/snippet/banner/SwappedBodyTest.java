package org.jawoord.snippet.banner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are changed by swapping their body take the banner along. */
@QuarkusTest
class SwappedBodyTest {

    private static final String NEXT = "() => { const next = document.createElement('body');"
            + " next.innerHTML = '<h1>Next</h1><button id=settings data-jawoord=settings>Settings</button>'; ";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private Visit visit;

    @BeforeEach
    void comeIn() {
        visit = new Visit(CHROMIUM.visitor());
        visit.open(BannerSites.BOX);
        assertThat(visit.firstLayer()).isVisible();
    }

    private void swap(String way) {
        visit.page().evaluate(NEXT + way + " }");
        assertThat(visit.page().locator("h1")).hasText("Next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.body = next",
                "document.documentElement.replaceChild(next, document.body)",
                "document.body.remove(); document.documentElement.append(next)"
            })
    void theQuestionIsAskedInTheNewBodyAndCanBeAnsweredThere(String way) {
        swap(way);

        assertThat(visit.firstLayer()).isVisible();
        assertThat(visit.page().evaluate("() => document.body.firstElementChild.localName"))
                .isEqualTo("jawoord-banner");
        visit.button("reject-all").click();
        visit.awaitStatus("decided");
        assertThat(visit.banner()).hasAttribute("data-state", "hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"document.body = next", "document.documentElement.replaceChild(next, document.body)"})
    void thePreferencesOpenInTheNewBody(String way) {
        visit.button("reject-all").click();
        visit.awaitStatus("decided");
        swap(way);

        visit.page().locator("#settings").click();

        assertThat(visit.preferences()).isVisible();
        assertThat(visit.banner()).hasCount(1);
    }
}
