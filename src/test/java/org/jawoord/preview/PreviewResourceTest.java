package org.jawoord.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import java.util.Map;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PreviewResourceTest {

    private static final byte[] JPEG = Pictures.of(PictureType.JPEG);

    private final Provider provider = new Provider();
    private TestSite site;

    @BeforeEach
    void publish() {
        QuarkusMock.installMockForType(Provider.addresses(), PublicAddresses.class);
        site = siteWithPreview();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private TestSite siteWithPreview() {
        return TestSite.published(definition -> definition
                .withArray("services")
                .addObject()
                .put("key", "video")
                .put("category", "marketing")
                .putObject("preview")
                .put("image", provider.origin() + "/vi/{id}/hq.jpg")
                .put("id", "https://video.example/embed/{id}"));
    }

    @Test
    void aPictureComesFromTheAddressThatTheNoticeNames() {
        provider.has("/vi/abc/hq.jpg", 200, "image/jpeg", JPEG);

        var bytes = given().get(site.path("previews/video/abc"))
                .then()
                .statusCode(200)
                .header("Content-Type", "image/jpeg")
                .header("Cache-Control", "public, max-age=86400")
                .header("Access-Control-Allow-Origin", "*")
                .header("Content-Security-Policy", "default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .header("Set-Cookie", nullValue())
                .extract()
                .asByteArray();

        assertThat(bytes).isEqualTo(JPEG);
    }

    @Test
    void nothingOfTheVisitorIsPassedOnInEitherDirection() {
        provider.has(
                "/vi/abc/hq.jpg",
                200,
                Map.of("Content-Type", "image/jpeg", "Set-Cookie", "id=1", "X-Provider", "1"),
                JPEG);

        given().cookie(new Cookie.Builder("jawoord", "x").build())
                .headers(Map.of("Referer", "https://shop.example/secret", "X-Forwarded-For", "192.0.2.1", "DNT", "1"))
                .queryParam("url", "https://other.example/")
                .get(site.path("previews/video/abc"))
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue())
                .header("X-Provider", nullValue());

        assertThat(provider.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.address()).isEqualTo("/vi/abc/hq.jpg");
            assertThat(asked.headers().keySet()).containsExactlyInAnyOrder("Host", "Accept", "User-agent");
        });
    }

    @Test
    void theSecondVisitorGetsItFromMemory() {
        provider.has("/vi/abc/hq.jpg", 200, "image/jpeg", JPEG);

        given().get(site.path("previews/video/abc")).then().statusCode(200);
        given().get(site.path("previews/video/abc")).then().statusCode(200);

        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    void anIdHas64CharactersAtMost() {
        provider.has("/vi/" + "a".repeat(64) + "/hq.jpg", 200, "image/jpeg", JPEG);

        given().get(site.path("previews/video/" + "a".repeat(64))).then().statusCode(200);
        given().get(site.path("previews/video/" + "a".repeat(65)))
                .then()
                .statusCode(400)
                .body("field", equalTo("id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "%2e%2e", "a%2Fb", "a%3Fb", "%0d%0a", "a%40b", "é"})
    void anIdIsNeverAnythingThatHasAMeaningInAnAddress(String id) {
        int status = given().urlEncodingEnabled(false)
                .get(site.path("previews/video/") + id)
                .statusCode();

        assertThat(status).isIn(400, 404);
        assertThat(provider.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ga4", "marketing", "other"})
    void aServiceWithoutPreviewHasNoPicture(String service) {
        given().get(site.path("previews/" + service + "/abc"))
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void aSiteThatIsNotThereHasNone() {
        given().get("/v1/sites/no-such-site/previews/video/abc").then().statusCode(404);
    }

    @Test
    void whatTheProviderDoesNotHaveIs404() {
        given().get(site.path("previews/video/none"))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Cache-Control", "no-store");
    }

    @Test
    void aProviderThatFailsIs503() {
        provider.has("/vi/abc/hq.jpg", 500, "text/plain", new byte[0]);

        given().get(site.path("previews/video/abc"))
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "60");
    }

    @Test
    void pagesGetWhereTheIdStandsAndNotWhereThePictureComesFrom() {
        given().get(site.path("config"))
                .then()
                .statusCode(200)
                .body("services.find { it.key == 'video' }.preview.id", equalTo("https://video.example/embed/{id}"))
                .body("services.find { it.key == 'video' }.preview.image", nullValue());
    }
}
