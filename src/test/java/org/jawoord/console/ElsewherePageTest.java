package org.jawoord.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.security.TestUsers;
import org.jawoord.testing.Chromium;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on which people record what was said on the telephone or at the counter. */
@QuarkusTest
class ElsewherePageTest {

    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Inject
    TestUsers users;

    private String session;
    private TestSite site;
    private String script;

    @BeforeEach
    void logIn() {
        site = TestSite.published();
        script = Elsewhere.registered(site, Elsewhere.script("1"));
        session = Browser.logIn(users.add(PASSWORD), PASSWORD).cookie(Browser.COOKIE);
    }

    @Test
    void theChosenScriptIsShownToBeReadAndNothingIsTicked() {
        get("?text=" + script)
                .statusCode(200)
                .body(
                        containsString("Mogen wij u volgend jaar weer bellen?"),
                        containsString("Afmelden kan in elke mail."),
                        not(containsString("checked")));
    }

    @Test
    void whatWasSaidIsRecordedAndListed() {
        post("", spoken()).statusCode(303);

        Elsewhere.stated(site, "").body("items", hasSize(1)).body("items[0].action", equalTo("give"));
        get("").body(containsString("Noor"), containsString("Consent, On the telephone"));
    }

    @Test
    void theSameFormSentTwiceIsOneRecord() {
        var form = spoken();
        post("", form).statusCode(303);

        post("", form).statusCode(303);

        Elsewhere.stated(site, "").body("items", hasSize(1));
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedComesBackWithoutTheTick() {
        var form = spoken();
        form.put("takenBy", "");

        post("", form)
                .statusCode(422)
                .body(containsString("say who took it"), containsString("klant 1234"), not(containsString("checked")));
    }

    @Test
    void aSessionThatTheSiteDoesNotKnowIsSaidSo() {
        var form = spoken();
        form.put("session", Visitor.on(site).session());

        post("", form).statusCode(422).body(containsString("nothing is known on this site of that session"));
    }

    @Test
    void aRecordIsWithdrawnFromItsLine() {
        post("", spoken()).statusCode(303);
        String id = Elsewhere.stated(site, "").extract().path("items[0].id");

        get("?withdraw=" + id).body(containsString("Record the withdrawal"));
        post("", withdrawalOf(id)).statusCode(303);

        Elsewhere.stated(site, "").body("items[0].action", equalTo("withdraw"), "items[0].of", equalTo(id));
    }

    @Test
    void aTextIsRegistered() {
        post(
                        "/texts",
                        Map.of(
                                "kind", "form",
                                "key", "events",
                                "version", "1",
                                "language", "nl",
                                "title", "Uitnodigingen",
                                "words", "Eerste alinea.\r\n\r\nTweede alinea.",
                                "purposes", "events: Ja, nodig mij uit."))
                .statusCode(303);

        TestSite.asAdmin()
                .get("/admin/v1/sites/" + site.key() + "/texts")
                .then()
                .body("[0].purposes[0].text", equalTo("Ja, nodig mij uit."), "[0].texts", hasSize(2));
    }

    @Test
    void aTextIsRegisteredWithTheStatementThatGoesWithIt() {
        var form = new java.util.HashMap<>(Map.of(
                "kind", "script",
                "key", "events",
                "version", "1",
                "language", "nl",
                "title", "Uitnodigingen",
                "words", "Wij nodigen u uit.",
                "purposes", "events: Mogen wij u uitnodigen?",
                "statementUrl", "https://shop.example/privacy",
                "statementVersion", "3"));
        form.put("statementDate", "2026-01-01");

        post("/texts", form).statusCode(303);

        TestSite.asAdmin()
                .get("/admin/v1/sites/" + site.key() + "/texts")
                .then()
                .body(
                        "find { it.key == 'events' }.statement.url", equalTo("https://shop.example/privacy"),
                        "find { it.key == 'events' }.statement.version", equalTo("3"),
                        "find { it.key == 'events' }.statement.date", equalTo("2026-01-01"));
    }

    @Test
    void aStatementWithoutAVersionIsRefused() {
        post(
                        "/texts",
                        Map.of(
                                "kind", "script",
                                "key", "events",
                                "version", "1",
                                "language", "nl",
                                "title", "Uitnodigingen",
                                "words", "Wij nodigen u uit.",
                                "purposes", "events: Mogen wij u uitnodigen?",
                                "statementUrl", "https://shop.example/privacy"))
                .statusCode(400)
                .body(containsString("a version such as 3"));
    }

    @Test
    void whatIsWithdrawnAlreadyIsNotOfferedAgainAndTheLineSaysSinceWhen() {
        post("", spoken()).statusCode(303);
        String id = Elsewhere.stated(site, "").extract().path("items[0].id");
        post("", withdrawalOf(id)).statusCode(303);

        get("").body(containsString("Withdrawn on 2026-01-06 10:00"), not(containsString("?withdraw=" + id)));
        get("?withdraw=" + id).statusCode(200).body(not(containsString("Record the withdrawal")));
    }

    @Test
    void anotherSitesPageCanNotRecord() {
        Browser.loggedIn(session)
                .header("Origin", "https://evil.example")
                .formParams(spoken())
                .post(path(""))
                .then()
                .statusCode(403);
    }

    @Test
    void anUnknownSiteHasNoPage() {
        Browser.loggedIn(session).get("/console/sites/nowhere/elsewhere").then().statusCode(404);
    }

    @Test
    void thePageIsAccessibleAndFitsNarrowAndWideInLightAndDark() {
        post("", spoken()).statusCode(303);
        isAccessible("elsewhere", path("?text=" + script));
    }

    /** Of another page, but Chromium is started here already. */
    @Test
    void theCatalogueIsAccessibleAndFitsNarrowAndWideInLightAndDark() {
        isAccessible("catalogue", "/console/sites/" + site.key() + "/catalogue?group=video");
        isAccessible("catalogue-entry", "/console/sites/" + site.key() + "/catalogue/vwo");
    }

    private void isAccessible(String name, String path) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {360, 1440}) {
                var page = CHROMIUM.visitor(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setLocale("nl-NL"));
                page.context().addCookies(List.of(new Cookie(Browser.COOKIE, session).setUrl(Browser.origin())));
                page.navigate(Browser.origin() + path);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/" + name + "-" + width + "-" + scheme + ".png")));

                assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
                assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo(true);
            }
        }
    }

    private static Map<String, String> withdrawalOf(String id) {
        return Map.of("id", Visitor.newId(), "of", id, "channel", "letter", "at", "2026-01-06T10:00");
    }

    private Map<String, String> spoken() {
        var form = new java.util.HashMap<String, String>();
        form.put("id", Visitor.newId());
        form.put("text", script);
        form.put("channel", "phone");
        form.put("answer-calls", "yes");
        form.put("at", "2026-01-05T10:00");
        form.put("takenBy", "Noor");
        form.put("identifier", "klant 1234");
        return form;
    }

    private ValidatableResponse get(String query) {
        return Browser.loggedIn(session).get(path(query)).then();
    }

    private ValidatableResponse post(String below, Map<String, String> fields) {
        return Browser.loggedIn(session)
                .header("Origin", Browser.origin())
                .formParams(fields)
                .post(path(below))
                .then();
    }

    private String path(String below) {
        return "/console/sites/" + site.key() + "/elsewhere" + below;
    }
}
