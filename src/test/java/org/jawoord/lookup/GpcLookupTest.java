package org.jawoord.lookup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The signal of Global Privacy Control in a lookup: {@code Sec-GPC: 1} denies what the notice lists for it. */
@QuarkusTest
class GpcLookupTest {

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASite() {
        site = TestSite.shared();
        visitor = Visitor.on(site);
    }

    @Test
    void aLookupUnderTheSignalDeniesWhatTheNoticeLists() {
        visitor.does("accept_all");

        underSignal()
                .get(site.path("sessions/" + visitor.session()))
                .then()
                .body("status", equalTo("decided"))
                .body("categories", equalTo(Map.of("necessary", true, "analytics", true, "marketing", false)))
                .body("services", equalTo(Map.of("ga4", true, "meta-pixel", false, "linkedin", false)));
    }

    @Test
    void theSameLookupWithoutTheSignalGrantsIt() {
        visitor.does("accept_all");
        allowsUnderSignal("marketing").body("allowed", equalTo(false));

        visitor.allows("marketing").body("allowed", equalTo(true));
    }

    @Test
    void aServiceIsDeniedWithItsCategory() {
        visitor.does("accept_all");

        allowsUnderSignal("meta-pixel").body("allowed", equalTo(false)).body("status", equalTo("decided"));
        allowsUnderSignal("ga4").body("allowed", equalTo(true));
    }

    @Test
    void aYesThatWasSaidUnderTheSignalHoldsUnderIt() {
        visitor.send(visitor.choice("accept_all").put("gpc", true)).statusCode(201);

        allowsUnderSignal("meta-pixel").body("allowed", equalTo(true));
    }

    @Test
    void aLaterYesWithoutTheSignalDoesNotHoldUnderIt() {
        visitor.send(visitor.choice("accept_all").put("gpc", true)).statusCode(201);
        visitor.does("accept_all");

        allowsUnderSignal("meta-pixel").body("allowed", equalTo(false));
    }

    @Test
    void aSiteMayLetTheSignalRefuseNothing() {
        site = TestSite.published(definition -> definition.putArray("gpc"));
        visitor = Visitor.on(site).does("accept_all");

        allowsUnderSignal("marketing").body("allowed", equalTo(true));
    }

    @Test
    void aSiteMayLetTheSignalRefuseMore() {
        site = TestSite.published(definition -> definition.putArray("gpc").add("analytics"));
        visitor = Visitor.on(site).does("accept_all");

        allowsUnderSignal("ga4").body("allowed", equalTo(false));
        allowsUnderSignal("marketing").body("allowed", equalTo(true));
    }

    @Test
    void theGateIsShutUnderTheSignal() {
        visitor.does("accept_all");

        underSignal()
                .cookie("jawoord", visitor.session())
                .get(site.path("gate/meta-pixel"))
                .then()
                .statusCode(403);
        underSignal()
                .cookie("jawoord", visitor.session())
                .get(site.path("gate/ga4"))
                .then()
                .statusCode(204);
    }

    @Test
    void thePolicyUnderTheSignalNamesNoHostsOfWhatItRefuses() {
        visitor.does("accept_all");

        underSignal()
                .header("Jawoord-Session", visitor.session())
                .get(site.path("gate"))
                .then()
                .statusCode(204)
                .header("Jawoord-Csp", allOf(containsString("googletagmanager"), not(containsString("facebook"))));
    }

    @Test
    void aDecisionUnderTheSignalHasAnotherTag() {
        visitor.does("accept_all");
        var without = visitor.lookUp().extract().header("ETag");

        underSignal()
                .header("If-None-Match", without)
                .get(site.path("sessions/" + visitor.session()))
                .then()
                .statusCode(200);
    }

    @Test
    void aBatchIsAskedByAServerWhoseHeadersAreNotItsVisitors() {
        visitor.does("accept_all");

        underSignal()
                .contentType("application/json")
                .body(Map.of("sessions", List.of(visitor.session()), "keys", List.of("marketing")))
                .post(site.path("lookups"))
                .then()
                .statusCode(200)
                .body("answers[0].allowed.marketing", equalTo(true));
    }

    private ValidatableResponse allowsUnderSignal(String key) {
        return underSignal()
                .get(site.path("sessions/" + visitor.session() + "/allows/" + key))
                .then()
                .statusCode(200);
    }

    private static RequestSpecification underSignal() {
        return given().header("Sec-GPC", "1");
    }
}
