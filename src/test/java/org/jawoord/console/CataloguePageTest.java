package org.jawoord.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jawoord.catalogue.Catalogue;
import org.jawoord.security.TestUsers;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages on which an owner finds a service and puts it into the draft. */
@QuarkusTest
class CataloguePageTest {

    private static final String PASSWORD = "correct horse battery";

    @Inject
    TestUsers users;

    private String session;
    private TestSite site;

    @BeforeEach
    void logIn() {
        site = TestSite.published();
        session = Browser.logIn(users.add(PASSWORD), PASSWORD).cookie(Browser.COOKIE);
    }

    @Test
    void aSearchListsWhatFitsAndKeepsWhatWasTyped() {
        get("?q=mollie")
                .statusCode(200)
                .body(
                        containsString("1 service<"),
                        containsString("Mollie B.V., NL"),
                        containsString("not checked"),
                        containsString("value=\"mollie\""),
                        not(containsString("Matomo")));
    }

    @Test
    void whatWasTypedIsShownAsText() {
        get("?q=%22%3E%3Cscript%3E").body(not(containsString("\"><script>")), containsString("Nothing fits"));
    }

    @Test
    void aKindListsThatKindAlone() {
        get("?group=captcha").body(containsString("Friendly Captcha"), not(containsString("Matomo")));
    }

    @Test
    void eachKindHasAName() {
        var page = get("").extract().asString();

        assertThat(new Catalogue().groups()).isNotEmpty().allSatisfy(group -> assertThat(page)
                .contains("<option value=\"" + group + "\">")
                .doesNotContain(">" + group + "<"));
    }

    @Test
    void aServiceSaysHowItIsKnownAndWhatIsLeftToLookUp() {
        get("/vwo")
                .statusCode(200)
                .body(
                        containsString("On 2026-11-24, compared with a page of its maker:"),
                        containsString("https://help.vwo.com/"),
                        containsString("_vwo_uuid*"),
                        containsString("Cookies to look up"));
        get("/mollie").body(containsString("Nobody has compared this"), not(containsString("Cookies to look up")));
    }

    @Test
    void aServiceIsPutIntoTheDraftOnceAndVisitorsSeeItOnceItIsPublished() {
        take("/matomo", "analytics").statusCode(303).header("Location", containsString("/console/sites/" + site.key()));

        draft().body("definition.services.key", hasItem("matomo"), "draft", equalTo(true));
        get("/matomo").body(containsString("The draft has a service of this key already"));
        get("?q=matomo").body(containsString("in the draft"));
        take("/matomo", "analytics").statusCode(422).body(containsString("It was not put into the draft"));
        List<String> keys = draft().extract().path("definition.services.key");
        assertThat(keys).containsOnlyOnce("matomo");
    }

    @Test
    void itGoesIntoTheCategoryThatWasChosen() {
        take("/hotjar", "marketing").statusCode(303);

        draft().body("definition.services.find { it.key == 'hotjar' }.category", equalTo("marketing"));
    }

    @Test
    void aCategoryThatTheSiteDoesNotHaveIsRefusedAndNothingIsChanged() {
        take("/hotjar", "nowhere").statusCode(422).body(containsString("There is no category nowhere."));

        draft().body("draft", equalTo(false), "definition.services.key", not(hasItem("hotjar")));
    }

    @Test
    void whatTheDraftHadStaysInIt() {
        List<Map<String, Object>> before = draft().extract().path("definition.services");

        take("/matomo", "analytics").statusCode(303);

        List<Map<String, Object>> after = draft().extract().path("definition.services");
        assertThat(after).hasSize(before.size() + 1).containsAll(before);
    }

    @Test
    void servicesThatArePutInAtTheSameTimeAreAllInTheDraft() {
        var keys = List.of("matomo", "hotjar", "clarity", "mixpanel");

        var takes = keys.stream()
                .map(key -> CompletableFuture.runAsync(
                        () -> take("/" + key, "analytics").statusCode(303)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(takes).join();

        draft().body("definition.services.key", hasItems(keys.toArray(String[]::new)));
    }

    @Test
    void anotherSiteCannotPutAnythingIn() {
        Browser.loggedIn(session)
                .header("Origin", "https://evil.example")
                .formParam("category", "analytics")
                .post(path("/matomo"))
                .then()
                .statusCode(403);

        draft().body("draft", equalTo(false));
    }

    @Test
    void anUnknownSiteOrServiceHasNoPage() {
        get("/nobody").statusCode(404);
        take("/nobody", "analytics").statusCode(404);
        Browser.loggedIn(session).get("/console/sites/nowhere/catalogue").then().statusCode(404);
        Browser.loggedIn(session)
                .get("/console/sites/nowhere/catalogue/ga4")
                .then()
                .statusCode(404);
    }

    @Test
    void thePagesSpeakDutch() {
        Browser.speaking("nl")
                .cookie(Browser.COOKIE, session)
                .get(path("?group=chat"))
                .then()
                .body(
                        containsString("Catalogus van diensten"),
                        containsString("niet nagekeken"),
                        containsString(" diensten<"));
        Browser.speaking("nl")
                .cookie(Browser.COOKIE, session)
                .get(path("/matomo"))
                .then()
                .body(containsString("In het concept zetten"), containsString("cookies en hoelang ze blijven"));
    }

    private ValidatableResponse get(String below) {
        return Browser.loggedIn(session)
                .urlEncodingEnabled(false)
                .get(path(below))
                .then();
    }

    private ValidatableResponse take(String below, String category) {
        return Browser.loggedIn(session)
                .header("Origin", Browser.origin())
                .formParams(Map.of("category", category))
                .post(path(below))
                .then();
    }

    private ValidatableResponse draft() {
        return TestSite.asAdmin().get("/admin/v1/sites/" + site.key()).then().statusCode(200);
    }

    private String path(String below) {
        return "/console/sites/" + site.key() + "/catalogue" + below;
    }
}
