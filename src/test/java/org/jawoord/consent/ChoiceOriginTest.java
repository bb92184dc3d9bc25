package org.jawoord.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY O1–O4: who may write. */
@QuarkusTest
class ChoiceOriginTest {

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aSite() {
        site = TestSite.shared();
        visitor = Visitor.on(site);
    }

    @Test
    void aPreflightFromTheSitesOriginIsAnswered() {
        given().header("Origin", TestSite.ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options(site.path("choices"))
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", TestSite.ORIGIN)
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("Content-Type"))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Max-Age", equalTo("7200"))
                .header("Vary", containsString("Origin"));
    }

    @Test
    void aPreflightFromElsewhereIsRefused() {
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .options(site.path("choices"))
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void theAnswerNamesTheOriginAndAllowsNoCredentials() {
        sendFrom("https://nl.brand.example")
                .statusCode(201)
                .header("Access-Control-Allow-Origin", "https://nl.brand.example")
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Vary", containsString("Origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://shop.example.evil.com",
                "https://evil-shop.example",
                "https://shop.example:8443",
                "http://shop.example",
                "https://SHOP.example",
                "https://shop.example.",
                "https://brand.example",
                "https://a.b.brand.example",
                "https://user@shop.example"
            })
    void anyOtherOriginIsRefusedWithoutCorsHeaders(String origin) {
        sendFrom(origin).statusCode(403).header("Access-Control-Allow-Origin", nullValue());
        assertThat(Choices.storedFor(visitor)).isZero();
    }

    @Test
    void aMissingOriginIsRefused() {
        given().contentType("application/json")
                .body(visitor.choice("accept_all").toString())
                .post(site.path("choices"))
                .then()
                .statusCode(403);
    }

    @Test
    void theOriginOfOneSiteDoesNotOpenAnother() {
        var other =
                TestSite.published(definition -> definition.putArray("origins").add("https://other.example"));

        given().header("Origin", TestSite.ORIGIN)
                .contentType("application/json")
                .body(Visitor.on(other).choice("accept_all").toString())
                .post(other.path("choices"))
                .then()
                .statusCode(403);
    }

    private ValidatableResponse sendFrom(String origin) {
        return given().header("Origin", origin)
                .contentType("application/json")
                .body(visitor.choice("accept_all").toString())
                .post(site.path("choices"))
                .then();
    }
}
