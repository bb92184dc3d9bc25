package org.jawoord.notice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.jawoord.site.Definitions;
import org.jawoord.site.SiteAdmin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator is told before and after publishing, over HTTP. */
@QuarkusTest
class DraftChangesTest {

    private static final String PURPOSE = "/categories/1/purpose/nl";

    @Test
    void aDraftSaysWhatItWouldChangeAndWhoIsAskedAgain() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.put(site, Definitions.full().withText("/categories/1/retention", "P30D"));

        changes(site, "?lang=en")
                .body("version", equalTo(1))
                .body("isNew", equalTo(true))
                .body("material", equalTo(true))
                .body("asks", contains("Meten"))
                .body("how", containsString("names what is new or different: Meten."))
                .body("editorialPossible", equalTo(false))
                .body("changes.path", contains("/categories/analytics/retention"))
                .body("changes.kind", contains("changed"))
                .body("changes.material", contains(true))
                .body("changes.words", contains("Retention of Measuring: 30 days instead of 90 days"));
        changes(site, "?lang=nl")
                .body("changes.words", contains("Bewaartermijn van Meten: 30 dagen in plaats van 90 dagen"));
        SiteAdmin.publications(site).body("version", contains(1));
    }

    @Test
    void theLanguageOfTheReaderIsUsedWhenNoneIsNamed() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.put(site, Definitions.full().withText("/name", "Other"));

        SiteAdmin.authorized()
                .header("Accept-Language", "fr, nl;q=0.5")
                .get("/admin/v1/sites/{site}/draft/changes", site)
                .then()
                .body("changes.words", contains("De naam van de site: Other in plaats van Demo shop"));
    }

    @Test
    void aFirstDraftAsksEverybody() {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, Definitions.full()).statusCode(201);

        changes(site, "")
                .body("version", equalTo(0))
                .body("material", equalTo(true))
                .body("asks", contains("Meten", "Hotjar"))
                .body("how", containsString("every visitor"))
                .body("changes", empty());
    }

    @Test
    void withoutAChangeThereIsNothingNew() {
        changes(SiteAdmin.publishedSite(), "").body("isNew", equalTo(false)).body("changes", empty());
    }

    @Test
    void theDraftIsPublishedUnderTheIdThatWasTold() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.put(site, Definitions.full().withText("/name", "Other"));
        String told = changes(site, "").extract().path("notice");

        SiteAdmin.publish(site).statusCode(201).body("id", equalTo(told));
    }

    @Test
    void versionsSayWhatDiffersFromTheOneBefore() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.put(site, Definitions.full().withText("/name", "Other"));
        SiteAdmin.publish(site)
                .body("differences.words", contains("The site’s name: Other instead of Demo shop"))
                .body("publishedBy", equalTo("token"));

        SiteAdmin.publications(site)
                .body("differences[0].path", contains("/name"))
                .body("differences[1]", empty())
                .body("shown", contains(0, 0))
                .body("preview[0]", containsString("/preview"));
    }

    @Test
    void anyTwoNoticesAreComparedByVersionOrId() {
        var site = SiteAdmin.publishedSite();
        for (var name : new String[] {"B", "C"}) {
            SiteAdmin.put(site, Definitions.full().withText("/name", name));
            SiteAdmin.publish(site).statusCode(201);
        }
        String first = SiteAdmin.publications(site).extract().path("id[2]");

        compare(site, "1", "3").body("changes.words", contains("The site’s name: C instead of Demo shop"));
        compare(site, "3", first).body("changes.words", contains("The site’s name: Demo shop instead of C"));
        compare(site, "2", "2").body("changes", empty()).body("material", equalTo(false));
        compare(site, "1", "4").statusCode(404);
        compare(site, "0", "1").statusCode(404);
        compare(SiteAdmin.publishedSite(), "1", first).statusCode(404);
    }

    @Test
    void anEditorialChangeAsksNobodyAndIsRecorded() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.put(site, Definitions.full().withText(PURPOSE, "Wij telen."));
        changes(site, "").body("material", equalTo(true)).body("editorialPossible", equalTo(true));

        publish(site, "{\"editorial\":\" A letter too few \"}")
                .statusCode(201)
                .body("asksAgain", equalTo(false))
                .body("editorial", equalTo("A letter too few"))
                .body("differences.path", hasItem("/categories/analytics/purpose"));
        publish(site, "{\"editorial\":\"A letter too few\"}").statusCode(200);
        SiteAdmin.publications(site)
                .body("editorial[0]", equalTo("A letter too few"))
                .body("publishedBy[0]", equalTo("token"))
                .body("asksAgain[0]", equalTo(false));
    }

    @Test
    void withoutADeclarationTheSameChangeAsksAgain() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.put(site, Definitions.full().withText(PURPOSE, "Wij telen."));

        publish(site, "{}").statusCode(201).body("asksAgain", equalTo(true)).body("changes", contains("Meten"));
    }

    @Test
    void whatIsNotEditorialIsNotPublished() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.put(
                site, Definitions.full().withText(PURPOSE, "Wij telen.").withText("/categories/1/retention", "P1Y"));

        publish(site, "{\"editorial\":\"A letter\"}")
                .statusCode(422)
                .body("field", equalTo("editorial"))
                .body("detail", containsString("/categories/analytics/retention"));
        publish(SiteAdmin.newKey(), "{\"editorial\":\"A letter\"}").statusCode(404);
        SiteAdmin.publications(site).body("version", contains(1));
    }

    @Test
    void aFirstNoticeHasNoWordingBeforeIt() {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, Definitions.full()).statusCode(201);

        publish(site, "{\"editorial\":\"A letter\"}").statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"editorial\":7}", "{\"editorial\":\"  \"}", "{\"editorial\":null}"})
    void aReasonIsAText(String body) {
        publish(SiteAdmin.publishedSite(), body).statusCode(400).body("field", equalTo("editorial"));
    }

    @Test
    void theLongestReasonIsKeptAndALongerOneRefused() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.put(site, Definitions.full().withText(PURPOSE, "Wij telen."));

        publish(site, "{\"editorial\":\"" + "\\ud83d\\ude42".repeat(Terms.MAX_REASON + 1) + "\"}")
                .statusCode(400);
        publish(site, "{\"editorial\":\"" + "\\ud83d\\ude42".repeat(Terms.MAX_REASON) + "\"}")
                .statusCode(201);
    }

    @Test
    void changesAreForAdministratorsOfSitesThatThereAre() {
        given().get("/admin/v1/sites/{site}/draft/changes", SiteAdmin.publishedSite())
                .then()
                .statusCode(401);
        SiteAdmin.authorized()
                .get("/admin/v1/sites/nowhere/draft/changes")
                .then()
                .statusCode(404);
    }

    @Test
    void aNewLanguageDoesNotListEveryText() {
        var site = SiteAdmin.publishedSite();
        SiteAdmin.put(site, Definitions.full().with("/languages", "[\"nl\",\"en\",\"de\"]"));

        changes(site, "?lang=en").body("changes.path", contains("/languages")).body("material", equalTo(false));
    }

    private static ValidatableResponse changes(String site, String query) {
        return SiteAdmin.authorized()
                .get("/admin/v1/sites/" + site + "/draft/changes" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse compare(String site, String from, String to) {
        return SiteAdmin.authorized()
                .get("/admin/v1/sites/{site}/notices/{a}/changes/{b}?lang=en", site, from, to)
                .then();
    }

    private static ValidatableResponse publish(String site, String body) {
        return SiteAdmin.authorized()
                .contentType(ContentType.JSON)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/admin/v1/sites/{site}/notices", site)
                .then();
    }
}
