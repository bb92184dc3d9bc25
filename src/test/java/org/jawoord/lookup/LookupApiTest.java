package org.jawoord.lookup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.Map;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.3: absence means no. */
@QuarkusTest
class LookupApiTest {

    @TestHTTPResource(value = "metrics", management = true)
    URL metrics;

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASite() {
        site = TestSite.shared();
        visitor = Visitor.on(site);
    }

    @Test
    void anUnknownSessionIsUnansweredAndDenied() {
        visitor.lookUp()
                .statusCode(200)
                .contentType("application/json")
                .body("site", equalTo(site.key()))
                .body("session", equalTo(visitor.session()))
                .body("status", equalTo("unanswered"))
                .body("notice", equalTo(site.notice()))
                .body("current", equalTo(true))
                .body("decidedAt", nullValue())
                .body("expiresAt", nullValue())
                .body("categories", equalTo(Map.of("necessary", true, "analytics", false, "marketing", false)))
                .body("services", equalTo(Map.of("ga4", false, "meta-pixel", false, "linkedin", false)));
    }

    @Test
    void aDecisionIsRightFromTheFirstMomentAfterTheChoice() {
        for (int i = 0; i < 20; i++) {
            var yes = i % 2 == 0;
            visitor.lookUp();
            visitor.does(yes ? "accept_all" : "reject_all");

            visitor.allows("marketing").statusCode(200).body("allowed", equalTo(yes));
        }
    }

    @Test
    void aWithdrawnChoiceIsWithdrawnAndDenied() {
        visitor.does("accept_all").does("withdraw");

        visitor.lookUp().body("status", equalTo("withdrawn")).body("categories.analytics", equalTo(false));
        visitor.allows("ga4").body("allowed", equalTo(false)).body("status", equalTo("withdrawn"));
    }

    @Test
    void anAnswerToAnEarlierNoticeIsNotCurrentAndDenied() {
        site = TestSite.published();
        visitor = Visitor.on(site).does("accept_all");
        var answered = site.notice();

        site.republish(TestSite::renamed);

        visitor.lookUp()
                .body("current", equalTo(false))
                .body("notice", equalTo(answered))
                .body("categories.marketing", equalTo(false))
                .body("services.ga4", equalTo(false));
    }

    @Test
    void goingBackToTheAnsweredNoticeMakesTheAnswerHoldAgain() {
        site = TestSite.published();
        visitor = Visitor.on(site).does("accept_all");
        site.republish(TestSite::renamed);

        site.republish(definition -> definition.putObject("controller").put("name", "Test B.V."));

        visitor.lookUp().body("current", equalTo(true)).body("categories.marketing", equalTo(true));
    }

    @Test
    void aSiteWithoutANoticeAllowsOnlyTheNecessary() {
        var draft = TestSite.drafted(definition -> {});

        given().get(draft.path("sessions/" + visitor.session()))
                .then()
                .statusCode(200)
                .body("status", equalTo("unanswered"))
                .body("notice", nullValue())
                .body("current", equalTo(false))
                .body("categories", equalTo(Map.of("necessary", true)));
    }

    @Test
    void theNecessaryIsAlwaysAllowed() {
        visitor.allows("necessary").statusCode(200).body("allowed", equalTo(true));
    }

    @Test
    void anUnknownKeyIsNotFound() {
        visitor.allows("telepathy").statusCode(404).contentType("application/problem+json");
    }

    @Test
    void anUnknownSiteIsNotFound() {
        given().get("/v1/sites/nowhere/sessions/" + visitor.session())
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "Zk3bq8Jm0xq3o2o2h1m9Yw=", "AAAAAAAAAAAAAAAAAAAAAB", "..........aaaaaaaaaaaa"})
    void whatIsNoSessionIsMalformed(String session) {
        given().get(site.path("sessions/" + session)).then().statusCode(400).body("field", equalTo("session"));
    }

    @Test
    void anUnchangedDecisionIsNotSentAgain() {
        visitor.does("accept_all");
        var etag = visitor.lookUp()
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .header("ETag");

        given().header("If-None-Match", etag)
                .get(site.path("sessions/" + visitor.session()))
                .then()
                .statusCode(304)
                .header("ETag", etag);
    }

    @Test
    void aChangedDecisionHasAnotherTag() {
        var before = visitor.lookUp().extract().header("ETag");
        visitor.does("accept_all");

        visitor.lookUp().header("ETag", not(equalTo(before)));
    }

    @Test
    void aPageOfTheSiteMayAsk() {
        given().header("Origin", TestSite.ORIGIN)
                .get(site.path("sessions/" + visitor.session()))
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", TestSite.ORIGIN)
                .header("Vary", containsString("Origin"));
    }

    @Test
    void aPageFromElsewhereMayNot() {
        given().header("Origin", "https://evil.example")
                .get(site.path("sessions/" + visitor.session()))
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void whatIsWorthWatchingIsInTheMetrics() {
        visitor.does("accept_all").lookUp();

        given().get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("jawoord_lookups_total{from=\"memory\"}"))
                .body(containsString("jawoord_lookups_total{from=\"database\"}"))
                .body(containsString("jawoord_lookups_refused_total"))
                .body(containsString("jawoord_lookup_sessions"))
                .body(containsString("jawoord_choices_together_count"))
                .body(containsString("jawoord_choices_together_sum"))
                .body(containsString("jawoord_choices_waiting"))
                .body(containsString("jawoord_ledger_leaves_total"))
                .body(containsString("jawoord_ledger_refused_total"))
                .body(containsString("jawoord_ledger_lag_seconds"));
    }

    @Test
    void anotherMethodIsRefusedWithThoseThatWork() {
        given().delete(site.path("sessions/" + visitor.session()))
                .then()
                .statusCode(405)
                .header("Allow", containsString("GET"));
    }
}
