package org.jawoord.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import org.jawoord.testing.TestClock;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY position 7: what the answer to a choice carries for a page of the server's own site, and for no other. */
@QuarkusTest
class FirstPartyAnswerTest {

    private static TestSite site;

    @Inject
    TestClock clock;

    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASiteOfManyHosts() {
        if (site == null) {
            site = TestSite.published(definition -> definition
                    .putArray("origins")
                    .add("https://shop.example")
                    .add("https://www.shop.example")
                    .add("https://evilshop.example")
                    .add("https://shop.co.uk")
                    .add("http://localhost:3000")
                    .add("http://127.0.0.1:3000"));
        }
        visitor = Visitor.on(site);
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void aPageOfTheServersOwnHostGetsItsSession() {
        var answer = send(from("https://shop.example", "shop.example"), "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().getValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("jawoord=" + visitor.session() + "; Path=/; Max-Age=\\d+; SameSite=Lax; Secure");
    }

    @Test
    void theCookieLivesAsLongAsTheChoice() {
        var answer = send(from("http://localhost:3000", "localhost"), "");

        var recorded = OffsetDateTime.parse(answer.path("recordedAt"));
        var seconds =
                Duration.between(recorded, recorded.plus(Period.ofMonths(6))).toSeconds();
        var maxAge = answer.header("Set-Cookie").replaceAll(".*Max-Age=(\\d+).*", "$1");
        assertThat(Long.parseLong(maxAge)).isBetween(seconds - 30, seconds);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3000,localhost:8080", "http://127.0.0.1:3000,127.0.0.1"})
    void portsAreNoPartOfIt(String origin, String host) {
        assertThat(send(from(origin, host), "").header("Set-Cookie")).endsWith("SameSite=Lax");
    }

    @Test
    void aRetryGetsTheCookieAgain() {
        var choice = visitor.choice("accept_all").toString();
        from("https://shop.example", "shop.example").body(choice).post(site.path("choices"));

        from("https://shop.example", "shop.example")
                .body(choice)
                .post(site.path("choices"))
                .then()
                .statusCode(200)
                .header("Set-Cookie", containsString("jawoord=" + visitor.session()));
    }

    @Test
    void aRetryOfWhatHasRunOutGetsNone() {
        var choice = visitor.choice("accept_all").toString();
        from("https://shop.example", "shop.example").body(choice).post(site.path("choices"));
        clock.goAhead(Period.ofMonths(6));

        from("https://shop.example", "shop.example")
                .body(choice)
                .post(site.path("choices"))
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue());
    }

    @Test
    void theCopyOfTheChoiceIsStampedToo() {
        var answer =
                send(from("https://shop.example", "shop.example").header("Cookie", "a=b; jawoord_choice=1.x%2C!"), "");

        assertThat(answer.headers().getValues("Set-Cookie")).hasSize(2).anySatisfy(cookie -> assertThat(cookie)
                .matches("jawoord_choice=1\\.x%2C!; Path=/; Max-Age=\\d+; SameSite=Lax; Secure"));
    }

    @Test
    void aChoiceThatIsSharedAmongSubdomainsSetsTheCookieThere() {
        var answer = send(
                from("https://www.shop.example", "cmp.shop.example").header("Cookie", "jawoord_choice=x"),
                "?domain=shop.example");

        assertThat(answer.headers().getValues("Set-Cookie")).hasSize(2).allSatisfy(cookie -> assertThat(cookie)
                .endsWith("; SameSite=Lax; Domain=shop.example; Secure"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?domain=example",
                "?domain=www.shop.example",
                "?domain=",
                "?domain=%00",
                "?domain=%0d%0aX",
                "?domain=x&domain=shop.example"
            })
    void aSubdomainWithoutADomainOfBothSetsNone(String query) {
        var answer = send(from("https://www.shop.example", "cmp.shop.example"), query);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,cmp.other.example",
        "https://evilshop.example,shop.example",
        "https://shop.example,evilshop.example",
        "https://shop.co.uk,other.co.uk",
        "http://localhost:3000,127.0.0.1",
        "http://127.0.0.1:3000,localhost"
    })
    void aPageOfAnotherSiteGetsNeitherCookiesNorCredentials(String origin, String host) {
        for (var query : new String[] {"", "?domain=shop.example", "?domain=co.uk"}) {
            var answer = send(from(origin, host).header("Cookie", "jawoord_choice=x"), query);

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
            assertThat(answer.header("Set-Cookie")).isNull();
        }
    }

    @Test
    void whatIsRefusedSetsNoCookie() {
        from("https://shop.example", "shop.example")
                .body("{")
                .post(site.path("choices"))
                .then()
                .statusCode(400)
                .header("Access-Control-Allow-Credentials", equalTo("true"))
                .header("Set-Cookie", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example,shop.example,true",
        "https://www.shop.example,cmp.shop.example,true",
        "https://shop.example,evilshop.example,",
        "https://shop.co.uk,other.co.uk,"
    })
    void aPreflightAllowsCredentialsToPagesOfTheSameSiteOnly(String origin, String host, String allowed) {
        from(origin, host)
                .header("Access-Control-Request-Method", "POST")
                .options(site.path("choices"))
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Allow-Credentials", equalTo(allowed))
                .header("Vary", containsString("Origin"))
                .header("Set-Cookie", nullValue());
    }

    private ExtractableResponse<Response> send(RequestSpecification request, String query) {
        return request.body(visitor.choice("accept_all").toString())
                .urlEncodingEnabled(false)
                .post(site.path("choices") + query)
                .then()
                .extract();
    }

    private static RequestSpecification from(String origin, String host) {
        return given().header("Origin", origin).header("Host", host).contentType("application/json");
    }
}
