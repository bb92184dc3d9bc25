package org.jawoord.consent.elsewhere;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form in a page sends of its boxes. */
@QuarkusTest
class FormApiTest {

    private TestSite site;
    private String text;

    @BeforeEach
    void aSiteWithAForm() {
        site = TestSite.published();
        text = Elsewhere.registered(site, Elsewhere.form("1"));
    }

    @Test
    void aTickIsAYesToTheVersionWhoseWordsThePageShowed() {
        Elsewhere.registered(site, changed("2"));

        Elsewhere.submit(site, Elsewhere.submission())
                .statusCode(201)
                .header("Access-Control-Allow-Origin", TestSite.ORIGIN)
                .body("agrees", equalTo(true))
                .body("action", equalTo("give"))
                .body("text", equalTo(text))
                .body("answers.newsletter", equalTo(true))
                .body("answers.calls", equalTo(false));
    }

    @Test
    void otherWordsAreKeptAsTheyWereShown() {
        var submission = Elsewhere.submission();
        box(submission, 0).put("text", "Ja, alles.");

        var id = Elsewhere.submit(site, submission)
                .statusCode(201)
                .body("agrees", equalTo(false))
                .extract()
                .path("id");

        Elsewhere.stated(site, "/" + id)
                .body("record.shown.purposes[0].text", equalTo("Ja, alles."))
                .body("record.shown.texts", hasSize(1));
    }

    @Test
    void aStrictFormTakesNoOtherWords() {
        Elsewhere.registered(site, Elsewhere.form("2").put("strict", true));
        var submission = Elsewhere.submission();
        box(submission, 0).put("text", "Ja, alles.");

        Elsewhere.submit(site, submission).statusCode(422).body("field", equalTo("purposes"));
        Elsewhere.stated(site, "").body("items", hasSize(0));
    }

    @Test
    void aBoxThatWasTickedBeforehandIsNoYes() {
        var submission = Elsewhere.submission();
        box(submission, 0).put("preTicked", true);

        Elsewhere.submit(site, submission)
                .statusCode(201)
                .body("action", equalTo("refuse"))
                .body("answers.newsletter", equalTo(false))
                .body("refused.newsletter", equalTo("pre_ticked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "\u00a0", "\u200b", "\u2060\u00ad\ufeff"})
    void aBoxWithoutWordsIsNoYes(String unseen) {
        var submission = Elsewhere.submission();
        box(submission, 0).put("text", unseen);

        Elsewhere.submit(site, submission)
                .statusCode(201)
                .body("action", equalTo("refuse"))
                .body("answers.newsletter", equalTo(false))
                .body("refused.newsletter", equalTo("no_words"));
    }

    @Test
    void aTextOfTheLongestSizeIsTakenAndALongerOneRefusedCountedInCharacters() {
        var submission = Elsewhere.submission();
        submission.withArray("purposes").remove(1);
        submission.putArray("texts").add("\uD83D\uDE42".repeat(TextReader.MAX_TEXT));
        Elsewhere.submit(site, submission).statusCode(201);

        submission.putArray("texts").add("\uD83D\uDE42".repeat(TextReader.MAX_TEXT + 1));
        Elsewhere.submit(site, submission).statusCode(400).body("field", equalTo("texts/0"));
    }

    @Test
    void anErasedWithdrawalThatIsSentAgainIsGone() {
        var submission = Elsewhere.submission();
        Elsewhere.submit(site, submission).statusCode(201);
        var withdrawal = withdrawal(submission, submission.get("secret").textValue());
        Elsewhere.submit(site, withdrawal).statusCode(201);
        Elsewhere.erase(site, submission);

        Elsewhere.submit(site, withdrawal).statusCode(410);
    }

    @Test
    void oneBoxForTwoPurposesIsNoYes() {
        var submission = Elsewhere.submission();
        box(submission, 1).put("text", Elsewhere.NEWSLETTER).put("ticked", true);

        Elsewhere.submit(site, submission)
                .statusCode(201)
                .body("action", equalTo("refuse"))
                .body("refused.newsletter", equalTo("bundled"))
                .body("refused.calls", equalTo("bundled"));
    }

    @Test
    void theSameAgainIsTheSameRecordAndAnotherBodyAConflict() {
        var submission = Elsewhere.submission();
        Elsewhere.submit(site, submission).statusCode(201);

        Elsewhere.submit(site, submission).statusCode(200);
        box(submission, 1).put("ticked", true);
        Elsewhere.submit(site, submission).statusCode(409).body("field", equalTo("id"));
        Elsewhere.stated(site, "").body("items", hasSize(1));
    }

    @Test
    void whoMadeARecordMayTakeItBack() {
        var submission = Elsewhere.submission();
        Elsewhere.submit(site, submission).statusCode(201);

        Elsewhere.submit(site, withdrawal(submission, submission.get("secret").textValue()))
                .statusCode(201)
                .body("action", equalTo("withdraw"))
                .body("answers.newsletter", equalTo(false));
    }

    @Test
    void aClockThatIsAheadPutsNoConsentIntoTheFuture() {
        var submission = Elsewhere.submission().put("at", "2099-01-01T00:00:00Z");
        Elsewhere.submit(site, submission).statusCode(201);
        var id = submission.get("id").textValue();

        Elsewhere.stated(site, "/" + id).body("record.givenAt", lessThan("2099"));

        var byTelephone = Elsewhere.spoken(text).put("action", "withdraw").put("of", id);
        byTelephone.remove(List.of("answers", "identifier", "text"));
        Elsewhere.record(site, byTelephone).statusCode(201);
    }

    @Test
    void aClockThatIsBehindTakesNothingBackBeforeItWasGiven() {
        var submission = Elsewhere.submission();
        Elsewhere.submit(site, submission).statusCode(201);
        var late = withdrawal(submission, submission.get("secret").textValue()).put("at", "2020-01-01T00:00:00Z");

        Elsewhere.submit(site, late).statusCode(201);

        var id = submission.get("id").textValue();
        Elsewhere.stated(site, "/" + id).body("status", equalTo("withdrawn")).body("until", greaterThan("2021"));
    }

    @Test
    void whatWasTakenBackIsNotTakenBackAgain() {
        var submission = Elsewhere.submission();
        Elsewhere.submit(site, submission).statusCode(201);
        var secret = submission.get("secret").textValue();
        var first = withdrawal(submission, secret);
        Elsewhere.submit(site, first).statusCode(201);

        Elsewhere.submit(site, first).statusCode(200);
        Elsewhere.submit(site, withdrawal(submission, secret)).statusCode(409).body("field", equalTo("of"));
    }

    @Test
    void nobodyElseMay() {
        var submission = Elsewhere.submission();
        Elsewhere.submit(site, submission).statusCode(201);

        Elsewhere.submit(site, withdrawal(submission, Elsewhere.secret()))
                .statusCode(403)
                .body("field", equalTo("secret"));
    }

    @Test
    void aFormThatIsNotRegisteredTakesNothing() {
        given().header("Origin", TestSite.ORIGIN)
                .contentType("application/json")
                .body(Elsewhere.submission().toString())
                .post(site.path("forms/other"))
                .then()
                .statusCode(404);
    }

    @Test
    void anotherOriginIsRefused() {
        given().header("Origin", "https://evil.example")
                .contentType("application/json")
                .body(Elsewhere.submission().toString())
                .post(site.path("forms/newsletter"))
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void aPreflightOfTheSitesOwnPagesIsAnswered() {
        given().header("Origin", TestSite.ORIGIN)
                .options(site.path("forms/newsletter"))
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", TestSite.ORIGIN)
                .header("Access-Control-Allow-Headers", "Content-Type");
    }

    @Test
    void aBodyOfTheLargestSizeIsReadAndALargerOneRefused() {
        var submission = Elsewhere.submission().toString();
        var padding = " ".repeat(FormReader.MAX_BYTES - submission.length());

        Elsewhere.submit(site, submission + padding).statusCode(201);
        Elsewhere.submit(site, submission + padding + " ").statusCode(413);
    }

    @Test
    void anythingButJsonIsRefused() {
        given().header("Origin", TestSite.ORIGIN)
                .contentType("text/plain")
                .body(Elsewhere.submission().toString())
                .post(site.path("forms/newsletter"))
                .then()
                .statusCode(415);
    }

    @ParameterizedTest
    @CsvSource({
        "id, x",
        "secret, x",
        "at, gisteren",
        "language, Nederlands?",
        "purposes, x",
        "texts, x",
        "email, jan@shop.example"
    })
    void whatIsMalformedIsNamed(String field, String value) {
        Elsewhere.submit(site, Elsewhere.submission().put(field, value))
                .statusCode(400)
                .body("field", equalTo(field));
    }

    private static ObjectNode withdrawal(ObjectNode submission, String secret) {
        var withdrawal = submission.objectNode();
        return withdrawal
                .put("id", Visitor.newId())
                .put("secret", secret)
                .put("at", Instant.now().toString())
                .put("of", submission.get("id").textValue());
    }

    private static ObjectNode changed(String version) {
        var form = Elsewhere.form(version);
        ((ObjectNode) form.at("/purposes/0")).put("text", "Ja, stuur mij elke week de nieuwsbrief.");
        return form;
    }

    private static ObjectNode box(ObjectNode submission, int index) {
        return (ObjectNode) submission.at("/purposes/" + index);
    }
}
