package org.jawoord.consent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A choice says whether the browser's signal was on, in its body or by the browser's own header. */
@QuarkusTest
class GpcChoiceTest {

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASite() {
        site = TestSite.shared();
        visitor = Visitor.on(site);
    }

    @Test
    void theReceiptShowsThatTheSignalWasOn() {
        var answer = visitor.send(visitor.choice("reject_all").put("gpc", true)).statusCode(201);

        receipt(answer).body("record.gpc", equalTo(true));
    }

    @Test
    void theBrowsersHeaderCountsAsWell() {
        var answer = send(visitor.choice("reject_all"), "1").statusCode(201);

        receipt(answer).body("record.gpc", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "true", "11"})
    void anyOtherHeaderSaysNothing(String header) {
        var answer =
                send(visitor.choice("reject_all").put("gpc", false), header).statusCode(201);

        receipt(answer).body("record.gpc", nullValue());
    }

    @Test
    void theHeaderIsNoPartOfWhatMakesTwoChoicesTheSame() {
        var choice = visitor.choice("reject_all");
        visitor.send(choice).statusCode(201);

        var again = send(choice, "1").statusCode(200);

        receipt(again).body("record.gpc", nullValue());
    }

    @Test
    void theFieldIs() {
        var choice = visitor.choice("reject_all");
        visitor.send(choice).statusCode(201);

        visitor.send(choice.put("gpc", true)).statusCode(409);
    }

    @Test
    void aYesUnderTheSignalIsGranted() {
        send(visitor.choice("accept_all"), "1")
                .statusCode(201)
                .body("decision.categories.marketing", equalTo(true))
                .body("decision.services.'meta-pixel'", equalTo(true));
    }

    @Test
    void theAnswerToAnOlderYesIsDeniedWhileTheSignalIsOn() {
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201).body("decision.categories.marketing", equalTo(true));

        send(choice, "1")
                .statusCode(200)
                .body("decision.categories.marketing", equalTo(false))
                .body("decision.categories.analytics", equalTo(true));
    }

    private ValidatableResponse send(ObjectNode choice, String header) {
        return given().header("Origin", TestSite.ORIGIN)
                .header("Sec-GPC", header)
                .contentType("application/json")
                .body(choice.toString())
                .post(site.path("choices"))
                .then();
    }

    private static ValidatableResponse receipt(ValidatableResponse answer) {
        return given().get(answer.extract().<String>path("receipt")).then().statusCode(200);
    }
}
