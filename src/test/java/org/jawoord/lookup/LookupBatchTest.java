package org.jawoord.lookup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.3: many lookups in one request. */
@QuarkusTest
class LookupBatchTest {

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASite() {
        site = TestSite.shared();
        visitor = Visitor.on(site);
    }

    @Test
    void manySessionsAreAnsweredInTheirOrder() {
        var yes = Visitor.on(site).does("accept_all");
        var no = Visitor.on(site).does("reject_all");

        lookUp(Map.of("sessions", List.of(yes.session(), visitor.session(), no.session()), "keys", List.of("ga4")))
                .statusCode(200)
                .body("answers.session", equalTo(List.of(yes.session(), visitor.session(), no.session())))
                .body("answers.status", equalTo(List.of("decided", "unanswered", "decided")))
                .body("answers.allowed.ga4", equalTo(List.of(true, false, false)));
    }

    @Test
    void withoutKeysWholeDecisionsAreAnswered() {
        lookUp(Map.of("sessions", List.of(visitor.session())))
                .statusCode(200)
                .body("answers[0].categories.marketing", equalTo(false));
    }

    @Test
    void asManySessionsAsTheLimitAreAnswered() {
        lookUp(Map.of("sessions", copies(LookupResource.MAX_SESSIONS), "keys", List.of("ga4")))
                .statusCode(200)
                .body("answers.size()", equalTo(LookupResource.MAX_SESSIONS));
    }

    @Test
    void oneSessionMoreIsRefused() {
        lookUp(Map.of("sessions", copies(LookupResource.MAX_SESSIONS + 1)))
                .statusCode(400)
                .body("field", equalTo("sessions"));
    }

    @Test
    void anUnknownKeyAmongManyIsNamed() {
        lookUp(Map.of("sessions", List.of(visitor.session()), "keys", List.of("ga4", "telepathy")))
                .statusCode(422)
                .body("field", equalTo("keys/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"sessions\":\"x\"}",
                "{\"sessions\":[1]}",
                "{\"sessions\":[\"x\"]}",
                "{\"sessions\":[],\"x\":1}",
                "{\"sessions\":[],\"keys\":[null]}"
            })
    void aMalformedQuestionIsRefused(String body) {
        lookUp(body).statusCode(400).contentType("application/problem+json");
    }

    private ValidatableResponse lookUp(Object question) {
        return given().contentType("application/json")
                .body(question)
                .post(site.path("lookups"))
                .then();
    }

    private List<String> copies(int count) {
        return Collections.nCopies(count, visitor.session());
    }
}
