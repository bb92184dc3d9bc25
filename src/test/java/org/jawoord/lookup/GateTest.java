package org.jawoord.lookup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.3, the gate: what a proxy asks in front of a server. */
@QuarkusTest
class GateTest {

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASite() {
        site = TestSite.shared();
        visitor = Visitor.on(site);
    }

    @Test
    void theGateOpensForAGrantedServiceByHeader() {
        visitor.does("accept_all");

        given().header("Jawoord-Session", visitor.session())
                .get(site.path("gate/meta-pixel"))
                .then()
                .statusCode(204);
    }

    @Test
    void theGateOpensForAGrantedServiceByCookie() {
        visitor.does("accept_all");

        given().cookie("jawoord", visitor.session())
                .get(site.path("gate/meta-pixel"))
                .then()
                .statusCode(204);
    }

    @Test
    void theGateStaysShutAfterARefusal() {
        visitor.does("reject_all");

        given().header("Jawoord-Session", visitor.session())
                .get(site.path("gate/meta-pixel"))
                .then()
                .statusCode(403);
    }

    @Test
    void theGateStaysShutWithoutASession() {
        given().get(site.path("gate/meta-pixel")).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "AAAAAAAAAAAAAAAAAAAAAB", "0"})
    void theGateStaysShutForASessionThatCannotBeRead(String session) {
        given().cookie("jawoord", session)
                .get(site.path("gate/meta-pixel"))
                .then()
                .statusCode(403);
    }

    @Test
    void theGateStaysShutForAnUnknownKey() {
        visitor.does("accept_all");

        given().header("Jawoord-Session", visitor.session())
                .get(site.path("gate/telepathy"))
                .then()
                .statusCode(403);
    }

    @Test
    void theGateIsOpenForTheNecessary() {
        given().get(site.path("gate/necessary")).then().statusCode(204);
    }

    @Test
    void theGateAsksNothingAboutTheOriginOfTheVisitorsRequest() {
        visitor.does("accept_all");

        given().header("Origin", "https://elsewhere.example")
                .header("Jawoord-Session", visitor.session())
                .get(site.path("gate/ga4"))
                .then()
                .statusCode(204);
    }

    @Test
    void thePolicyNamesTheHostsOfGrantedServicesOnly() {
        visitor.send(visitor.save(Map.of("analytics", true, "marketing", false), Map.of("linkedin", true)))
                .statusCode(201);

        given().header("Jawoord-Session", visitor.session())
                .get(site.path("gate"))
                .then()
                .statusCode(204)
                .header(
                        "Jawoord-Csp",
                        allOf(
                                containsString("default-src 'self'"),
                                containsString("https://www.googletagmanager.com"),
                                containsString("wss://www.googletagmanager.com"),
                                containsString("https://*.ads.linkedin.com"),
                                not(containsString("facebook"))));
    }

    @Test
    void thePolicyOfAStrangerNamesNoThirdParty() {
        given().get(site.path("gate"))
                .then()
                .statusCode(204)
                .header("Jawoord-Csp", allOf(containsString("'self'"), not(containsString("google"))));
    }

    @Test
    void onAnUnknownSiteTheGateIsShutAndThePolicyStrictest() {
        given().get("/v1/sites/nowhere/gate/meta-pixel").then().statusCode(403);
        given().get("/v1/sites/nowhere/gate")
                .then()
                .statusCode(204)
                .header("Jawoord-Csp", containsString("default-src 'self' 'unsafe-inline'"));
    }
}
