package org.jawoord.lookup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.function.Consumer;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a choice is worth after the owner has published again. */
@QuarkusTest
class RepublishedTest {

    private static final Consumer<ObjectNode> MENDED = definition -> {
        ((ObjectNode) definition.at("/categories/0/purpose")).put("nl", "Zien welke pagina’s bezocht worden!");
        definition.putObject("banner").putObject("theme").put("accent", "#003366");
    };

    private static final Consumer<ObjectNode> WITH_A_NEW_SERVICE =
            definition -> ((ArrayNode) definition.get("services"))
                    .addObject()
                    .put("key", "tiktok")
                    .put("category", "marketing")
                    .put("title", "TikTok-pixel");

    private static final Consumer<ObjectNode> WITHOUT_THE_LAST_SERVICE = definition -> {
        var services = (ArrayNode) definition.get("services");
        services.remove(services.size() - 1);
    };

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorWhoAcceptedAll() {
        site = TestSite.published();
        visitor = Visitor.on(site).does("accept_all");
    }

    @Test
    void aTypoAndAnotherLookLeaveTheAnswerAsItWas() {
        var answered = site.notice();

        site.republish(MENDED);

        visitor.lookUp()
                .body("status", equalTo("decided"))
                .body("current", equalTo(true))
                .body("notice", equalTo(answered))
                .body("categories", equalTo(Map.of("necessary", true, "analytics", true, "marketing", true)))
                .body("services", equalTo(Map.of("ga4", true, "meta-pixel", true, "linkedin", true)));
        gate("meta-pixel").statusCode(204);
    }

    @Test
    void aMendedPurposeThatWasDeclaredEditorialLeavesTheAnswerAsItWas() {
        site.mend(definition ->
                ((ObjectNode) definition.at("/categories/0/purpose")).put("nl", "Zien wat wordt bezocht."));

        visitor.lookUp().body("current", equalTo(true)).body("categories.analytics", equalTo(true));
        gate("meta-pixel").statusCode(204);
    }

    @Test
    void theSameWithoutADeclarationAsksAgain() {
        site.republish(definition ->
                ((ObjectNode) definition.at("/categories/0/purpose")).put("nl", "Zien wat wordt bezocht."));

        visitor.lookUp().body("current", equalTo(false)).body("categories.analytics", equalTo(false));
    }

    @Test
    void aRefusalOutlivesATypoToo() {
        visitor.does("reject_all");

        site.republish(MENDED);

        visitor.lookUp().body("current", equalTo(true)).body("categories.marketing", equalTo(false));
    }

    @Test
    void aNewServiceAsksAgainAndDeniesEverythingUntilThen() {
        site.republish(WITH_A_NEW_SERVICE);

        visitor.lookUp()
                .body("status", equalTo("decided"))
                .body("current", equalTo(false))
                .body("categories", equalTo(Map.of("necessary", true, "analytics", false, "marketing", false)))
                .body("services.tiktok", equalTo(false))
                .body("services.ga4", equalTo(false));
        gate("ga4").statusCode(403);
    }

    @Test
    void anAnswerToTheNewQuestionHoldsAtOnce() {
        site.republish(WITH_A_NEW_SERVICE);

        visitor.does("accept_all");

        visitor.lookUp().body("current", equalTo(true)).body("services.tiktok", equalTo(true));
    }

    @Test
    void goingBackMakesTheAnswerHoldAgain() {
        site.republish(WITH_A_NEW_SERVICE);

        site.republish(WITHOUT_THE_LAST_SERVICE);

        visitor.lookUp().body("current", equalTo(true)).body("services.ga4", equalTo(true));
    }

    @Test
    void whoAnsweredForMoreIsNotAskedForLess() {
        site.republish(WITH_A_NEW_SERVICE);
        visitor.does("accept_all");

        site.republish(WITHOUT_THE_LAST_SERVICE.andThen(MENDED));

        visitor.lookUp()
                .body("current", equalTo(true))
                .body("services", equalTo(Map.of("ga4", true, "meta-pixel", true, "linkedin", true)));
    }

    @Test
    void aServiceThatComesBackAfterAnAnswerWithoutItIsAskedFor() {
        site.republish(WITHOUT_THE_LAST_SERVICE);
        visitor.does("accept_all");

        site.republish(definition -> ((ArrayNode) definition.get("services"))
                .addObject()
                .put("key", "linkedin")
                .put("category", "marketing")
                .put("kind", "pixel"));

        visitor.lookUp().body("current", equalTo(false)).body("services.linkedin", equalTo(false));
    }

    @Test
    void anAnswerFromAPageThatWasOpenCountsWhenNothingMaterialChanged() {
        var late = visitor.choice("reject_all");
        site.republish(MENDED);

        visitor.send(late)
                .statusCode(201)
                .body("decision.current", equalTo(true))
                .body("decision.notice", equalTo(late.get("notice").asText()));
    }

    @Test
    void manyAnswersAtOnceSayTheSame() {
        site.republish(MENDED);

        given().contentType("application/json")
                .body(Map.of("sessions", new String[] {visitor.session()}, "keys", new String[] {"ga4"}))
                .post(site.path("lookups"))
                .then()
                .statusCode(200)
                .body("answers[0].current", equalTo(true))
                .body("answers[0].allowed.ga4", equalTo(true));
    }

    @Test
    void aPurposeThatNoLongerRestsOnConsentIsNotGrantedByIt() {
        site.republish(definition -> {
            ((ObjectNode) definition.at("/categories/1")).put("basis", "legitimate_interests");
            ((ObjectNode) definition.at("/services/1")).remove("cookies");
        });

        visitor.lookUp()
                .body("current", equalTo(true))
                .body("categories.analytics", equalTo(true))
                .body("categories.marketing", equalTo(false))
                .body("services.linkedin", equalTo(false));
    }

    private ValidatableResponse gate(String key) {
        return given().header("Jawoord-Session", visitor.session())
                .get(site.path("gate/" + key))
                .then();
    }
}
