package org.jawoord.snippet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What visitors can answer at a placeholder, and what comes of it: EMBEDS.md. */
class PlaceholderAnswersTest extends PlaceholderPage {

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
    void aWidgetIsLoadedAlwaysOrNot() {
        visit("", "<div id=\"e\" data-jawoord-placeholder=\"chirps\" style=\"height: 300px\">A message</div>");
        assertThat(button("Load Chirps once")).hasCount(0);

        button("Always load Chirps").click();

        assertThat(placeholders()).hasCount(0);
        assertThat(page.locator("#e")).isFocused();
        page.evaluate("() => jawoord.withdraw()");
        assertThat(placeholders()).hasCount(1);
    }
}
