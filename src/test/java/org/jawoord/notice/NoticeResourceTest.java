package org.jawoord.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.Sha256;
import org.jawoord.site.Definitions;
import org.jawoord.site.SiteAdmin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NoticeResourceTest {

    @ParameterizedTest
    @CsvSource({"?lang=en,en,Measuring", "?lang=nl,nl,Meten", "'',nl,Meten", "?lang=xx,nl,Meten"})
    void theConfigurationIsInTheLanguageThatIsAskedForOrTheDefault(String query, String language, String title) {
        var site = SiteAdmin.publishedSite();

        given().get("/v1/sites/" + site + "/config" + query)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", "public, max-age=300")
                .header("Access-Control-Allow-Origin", "*")
                .body("language", equalTo(language))
                .body("categories[1].title", equalTo(title));
    }

    @Test
    void theTagOfTheConfigurationIsTheIdOfTheNotice() {
        var site = SiteAdmin.publishedSite();
        var id = currentId(site);

        given().get("/v1/sites/{site}/config", site).then().header("ETag", equalTo("\"" + id + "\""));
        given().header("If-None-Match", "\"" + id + "\"")
                .get("/v1/sites/{site}/config", site)
                .then()
                .statusCode(304)
                .header("ETag", equalTo("\"" + id + "\""))
                .header("Cache-Control", "public, max-age=300")
                .header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void aNoticeIsWholeAndHashesToItsId() {
        var site = SiteAdmin.publishedSite();
        var id = currentId(site);

        var body = given().get("/v1/sites/{site}/notices/{id}", site, id)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .header("Cache-Control", containsString("immutable"))
                .header("Access-Control-Allow-Origin", "*")
                .header("ETag", equalTo("\"" + id + "\""))
                .extract()
                .asString();

        assertThat(Sha256.hex(body)).isEqualTo(id);
        assertThat(CanonicalJson.of(body)).isEqualTo(body);
    }

    @Test
    void aNoticeThatIsKnownNeedNotBeSentAgain() {
        var site = SiteAdmin.publishedSite();
        var id = currentId(site);

        given().header("If-None-Match", "\"" + id + "\"")
                .get("/v1/sites/{site}/notices/{id}", site, id)
                .then()
                .statusCode(304);
    }

    @Test
    void aSupersededNoticeIsStillThere() {
        var site = SiteAdmin.publishedSite();
        var first = currentId(site);
        SiteAdmin.put(site, Definitions.full().withText("/name", "Other")).statusCode(200);
        SiteAdmin.publish(site).statusCode(201);

        given().get("/v1/sites/{site}/notices/{id}", site, first)
                .then()
                .statusCode(200)
                .body("name", equalTo("Demo shop"));
        given().get("/v1/sites/{site}/config", site).then().body("name", equalTo("Other"));
    }

    @Test
    void aNoticeOfAnotherSiteIsNotThere() {
        var one = SiteAdmin.publishedSite();
        var other = SiteAdmin.publishedSite();

        given().get("/v1/sites/{site}/notices/{id}", one, currentId(other))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("errors", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "..%2f", "'; DROP TABLE notice; --", "zz"})
    void whatIsNoIdIsNotThere(String id) {
        given().get("/v1/sites/{site}/notices/{id}", SiteAdmin.publishedSite(), id)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "notices/0"})
    void anotherMethodIsRefused(String below) {
        given().post("/v1/sites/" + SiteAdmin.publishedSite() + "/" + below)
                .then()
                .statusCode(405)
                .contentType("application/problem+json");
    }

    @Test
    void aDraftIsNotShown() {
        var site = SiteAdmin.newKey();
        SiteAdmin.put(site, Definitions.full()).statusCode(201);

        given().get("/v1/sites/{site}/config", site).then().statusCode(404);
    }

    @Test
    void anUnknownSiteIsNotThere() {
        given().get("/v1/sites/{site}/config", SiteAdmin.newKey()).then().statusCode(404);
    }

    @Test
    void anArchivedSiteShowsNothing() {
        var site = SiteAdmin.publishedSite();
        var id = currentId(site);
        SiteAdmin.archive(site).statusCode(204);

        given().get("/v1/sites/{site}/config", site).then().statusCode(404);
        given().get("/v1/sites/{site}/notices/{id}", site, id).then().statusCode(404);
    }

    @Test
    void wordsOfAnOwnerStayWords() {
        var site = SiteAdmin.newKey();
        var hostile = "</script><img src=x onerror=alert(1)>\u2028{controller}";
        SiteAdmin.put(site, Definitions.full().withText("/categories/1/purpose", hostile))
                .statusCode(201);
        SiteAdmin.publish(site).statusCode(201);

        given().get("/v1/sites/{site}/config", site)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .body("categories[1].purpose", equalTo(hostile));
    }

    private static String currentId(String site) {
        return SiteAdmin.publications(site).extract().path("[0].id");
    }
}
