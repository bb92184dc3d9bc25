package org.jawoord.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.2: what is stored, and what is answered. */
@QuarkusTest
class ChoiceApiTest {

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASite() {
        site = TestSite.shared();
        visitor = Visitor.on(site);
    }

    @Test
    void aChoiceIsStoredAndAnsweredWithItsDecision() {
        var choice = visitor.choice("accept_all").put("at", "2026-11-23T13:37:00.123Z");

        visitor.send(choice)
                .statusCode(201)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("id", equalTo(choice.get("id").textValue()))
                .body("site", equalTo(site.key()))
                .body("session", equalTo(visitor.session()))
                .body("notice", equalTo(site.notice()))
                .body("recordedAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
                .body("expiresAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
                .body("decision.status", equalTo("decided"))
                .body("decision.current", equalTo(true))
                .body("decision.categories.marketing", equalTo(true))
                .body("decision.services.'meta-pixel'", equalTo(true))
                .body(
                        "receipt",
                        equalTo(site.path("receipts/" + choice.get("id").textValue())));
    }

    @Test
    void theReceiptShowsWhatIsStored() {
        var choice = visitor.save(Map.of("analytics", true), Map.of("meta-pixel", true));
        var receipt = visitor.send(choice).statusCode(201).extract().<String>path("receipt");

        given().get(receipt)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("record.session", equalTo(visitor.session()))
                .body("record.notice", equalTo(site.notice()))
                .body("record.action", equalTo("save"))
                .body("record.surface", equalTo("preferences"))
                .body("record.categories", equalTo(Map.of("analytics", true)))
                .body("record.services", equalTo(Map.of("meta-pixel", true)));
    }

    @Test
    void aReceiptThatIsNotThereIsNotFound() {
        given().get(site.path("receipts/" + Visitor.newId())).then().statusCode(404);
        given().get(site.path("receipts/nonsense")).then().statusCode(404);
    }

    @Test
    void theSameChoiceAgainGivesTheSameAnswerAndOneRow() {
        var choice = visitor.choice("accept_all");
        var first = visitor.send(choice).statusCode(201).extract().asString();

        var again = visitor.send(choice).statusCode(200).extract().asString();

        assertThat(again).isEqualTo(first);
        assertThat(Choices.storedFor(visitor)).isEqualTo(1);
    }

    @Test
    void theSameChoiceInAnotherSpellingIsTheSameChoice() {
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201);

        visitor.send(choice.toPrettyString()).statusCode(200);
    }

    @Test
    void theSameIdWithAnotherBodyIsAConflict() {
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201);

        visitor.send(choice.put("action", "reject_all")).statusCode(409).body("field", equalTo("id"));
    }

    @Test
    void theIdOfAnotherVisitorsChoiceIsAConflict() {
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201);
        var other = Visitor.on(site);

        other.send(other.choice("accept_all").put("id", choice.get("id").textValue()))
                .statusCode(409);
    }

    @Test
    void aReplayAfterWithdrawalChangesNothing() {
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201);
        visitor.does("withdraw");

        visitor.send(choice).statusCode(200).body("decision.status", equalTo("withdrawn"));

        visitor.allows("marketing").body("allowed", equalTo(false));
    }

    @Test
    void aLaterChoiceReplacesAnEarlierOne() {
        visitor.does("accept_all").does("reject_all");

        visitor.lookUp().body("status", equalTo("decided")).body("categories.marketing", equalTo(false));
    }

    @Test
    void oneServiceMayBeChosenByItself() {
        visitor.send(visitor.save(Map.of("marketing", false), Map.of("meta-pixel", true)))
                .statusCode(201)
                .body("decision.categories.marketing", equalTo(false))
                .body("decision.services.'meta-pixel'", equalTo(true))
                .body("decision.services.linkedin", equalTo(false));
    }

    @Test
    void aSignalOnlyTakesAwayWhatItNames() {
        visitor.does("accept_all");
        var signal = visitor.choice("signal").put("surface", "page");
        signal.putObject("categories").put("marketing", false);

        visitor.send(signal)
                .statusCode(201)
                .body("decision.categories.marketing", equalTo(false))
                .body("decision.services.'meta-pixel'", equalTo(false))
                .body("decision.categories.analytics", equalTo(true));
    }

    @Test
    void theVisitorsClockIsKeptAndDecidesNothing() {
        visitor.send(visitor.choice("accept_all").put("at", "1970-01-01T00:00:00.000Z"))
                .statusCode(201)
                .body("decision.status", equalTo("decided"));
    }

    @Test
    void aNoticeThatWasJustReplacedIsStillAnsweredAndGrantsNothing() {
        site = TestSite.published();
        visitor = Visitor.on(site);
        var choice = visitor.choice("accept_all");
        site.republish(TestSite::renamed);

        visitor.send(choice)
                .statusCode(201)
                .body("decision.current", equalTo(false))
                .body("decision.categories.marketing", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "session", "secret", "notice", "language", "action", "surface"})
    void aMissingFieldIsNamed(String field) {
        var choice = visitor.choice("accept_all");
        choice.remove(field);

        visitor.send(choice)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("field", equalTo(field));
    }

    @Test
    void savingWithoutCategoriesIsRefused() {
        visitor.send(visitor.choice("save")).statusCode(400).body("field", equalTo("categories"));
    }

    @Test
    void anUnknownFieldIsRefused() {
        visitor.send(visitor.choice("accept_all").put("role", "admin"))
                .statusCode(400)
                .body("field", equalTo("role"));
    }

    @Test
    void aWrongSecretIsRefused() {
        var choice = visitor.choice("accept_all").put("secret", "AAAAAAAAAAAAAAAAAAAAAA");

        visitor.send(choice).statusCode(403).body("field", equalTo("secret"));
    }

    @Test
    void anUnknownCategoryIsNamed() {
        visitor.send(visitor.save(Map.of("telepathy", true), Map.of()))
                .statusCode(422)
                .body("field", equalTo("categories/telepathy"));
    }

    @Test
    void anUnknownServiceIsNamed() {
        visitor.send(visitor.save(Map.of("marketing", true), Map.of("tamagotchi", true)))
                .statusCode(422)
                .body("field", equalTo("services/tamagotchi"));
    }

    @Test
    void theNecessaryCannotBeRefused() {
        visitor.send(visitor.save(Map.of("necessary", false), Map.of()))
                .statusCode(422)
                .body("field", equalTo("categories/necessary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject_all", "withdraw", "object", "signal"})
    void aYesContradictsARefusal(String action) {
        var choice = visitor.choice(action);
        choice.putObject("categories").put("marketing", true);

        visitor.send(choice).statusCode(422).body("field", equalTo("categories/marketing"));
    }

    @Test
    void aNoContradictsAcceptingAll() {
        var choice = visitor.choice("accept_all");
        choice.putObject("services").put("ga4", false);

        visitor.send(choice).statusCode(422).body("field", equalTo("services/ga4"));
    }

    @Test
    void theNoticeOfAnotherSiteIsRefused() {
        var other = TestSite.published(definition -> definition.put("name", "Another shop"));

        visitor.send(visitor.choice("accept_all").put("notice", other.notice()))
                .statusCode(422)
                .body("field", equalTo("notice"));
    }

    @Test
    void aLanguageThatWasNotPublishedIsRefused() {
        visitor.send(visitor.choice("accept_all").put("language", "fr"))
                .statusCode(422)
                .body("field", equalTo("language"));
    }

    @Test
    void anUnknownSiteIsNotFound() {
        given().header("Origin", TestSite.ORIGIN)
                .contentType("application/json")
                .body("{}")
                .post("/v1/sites/nowhere/choices")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void nothingIsStoredOfWhatWasRefused() {
        visitor.send(visitor.choice("accept_all").put("language", "fr")).statusCode(422);
        visitor.send("{").statusCode(400);

        assertThat(Choices.storedFor(visitor)).isZero();
        visitor.lookUp().body("status", equalTo("unanswered")).body("decidedAt", nullValue());
    }

    @Test
    void aRefusalCanBeReadByTheSitesOwnPage() {
        visitor.send("{")
                .statusCode(400)
                .header("Access-Control-Allow-Origin", TestSite.ORIGIN)
                .header("Access-Control-Expose-Headers", containsString("Retry-After"));
    }
}
