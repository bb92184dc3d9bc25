package org.jawoord.consent.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.jawoord.testing.Audits;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Consent by word of mouth and on paper, as administrators record it. */
@QuarkusTest
class StatedApiTest {

    /** Between the test's clock and the server's, and the time that a request takes on a busy machine. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** One character, though two of Java's. */
    private static final String SMILE = "\uD83D\uDE42";

    private TestSite site;
    private String script;

    @BeforeEach
    void aSiteWithAScript() {
        site = TestSite.published();
        script = Elsewhere.registered(site, Elsewhere.script("1"));
    }

    @Test
    void aSpokenYesIsRecordedWithWhoTookItAndWhoRecordedIt() {
        var consent = Elsewhere.spoken(script).put("note", "Belde zelf.");

        Elsewhere.record(site, consent)
                .statusCode(201)
                .body("type", equalTo("stated"))
                .body("action", equalTo("give"))
                .body("channel", equalTo("phone"))
                .body("text", equalTo(script))
                .body("answers.calls", equalTo(true))
                .body("takenBy", equalTo("Noor, klantenservice"))
                .body("recordedBy", equalTo("token"))
                .body("note", equalTo("Belde zelf."))
                .body("recordedAt", notNullValue());
    }

    @Test
    void whatAPersonIsCalledByIsKeptAsAKeyedHashOnly() {
        var body = Elsewhere.record(site, Elsewhere.spoken(script)).extract().asString();

        assertThat(body).doesNotContain("1234").contains("\"person\":\"");
    }

    @Test
    void theSameAgainIsTheSameRecord() {
        var consent = Elsewhere.spoken(script);
        var first = Elsewhere.record(site, consent).statusCode(201).extract().path("recordedAt");

        Elsewhere.record(site, consent).statusCode(200).body("recordedAt", equalTo(first));
        Elsewhere.stated(site, "").body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"note, anders", "identifier, klant 99"})
    void theSameIdWithAnotherBodyIsAConflict(String field, String value) {
        var consent = Elsewhere.spoken(script);
        Elsewhere.record(site, consent).statusCode(201);

        Elsewhere.record(site, consent.put(field, value)).statusCode(409).body("field", equalTo("id"));
    }

    @Test
    void aRecordIsFoundByIdWithTheSaltOfItsLeaf() {
        var consent = Elsewhere.spoken(script);
        Elsewhere.record(site, consent).statusCode(201);

        Elsewhere.stated(site, "/" + consent.get("id").textValue())
                .statusCode(200)
                .body("record.id", equalTo(consent.get("id").textValue()))
                .body("record.sequence", notNullValue())
                .body("salt", matchesPattern("[A-Za-z0-9+/]{43}="))
                .body("commitment", notNullValue());
        Elsewhere.stated(site, "/" + Visitor.newId()).statusCode(404);
    }

    @Test
    void aPersonsRecordsAreFoundWithoutTheirNameInAnAddress() {
        Elsewhere.record(site, Elsewhere.spoken(script)).statusCode(201);
        Elsewhere.record(site, Elsewhere.spoken(script).put("identifier", "klant 99"))
                .statusCode(201);

        TestSite.asAdmin()
                .contentType("application/json")
                .body("{\"identifier\":\"klant 99\"}")
                .post("/admin/v1/sites/" + site.key() + "/stated/searches")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void aSearchForAPersonIsInTheAuditWithoutTheirName() {
        Elsewhere.record(site, Elsewhere.spoken(script)).statusCode(201);

        TestSite.asAdmin()
                .contentType("application/json")
                .body("{\"identifier\":\"klant 1234\"}")
                .post("/admin/v1/sites/" + site.key() + "/stated/searches")
                .then()
                .statusCode(200);

        assertThat(Audits.of(site))
                .contains("token: consents of somebody looked up, 1 records")
                .noneMatch(entry -> entry.contains("1234"));
    }

    @Test
    void recordsComeInPagesNewestFirst() {
        for (int i = 0; i <= StatedAdminResource.PAGE; i++) {
            Elsewhere.record(site, Elsewhere.spoken(script).put("note", "" + i)).statusCode(201);
        }

        String next = Elsewhere.stated(site, "")
                .body("items", hasSize(StatedAdminResource.PAGE))
                .body("items[0].note", equalTo("" + StatedAdminResource.PAGE))
                .extract()
                .path("next");

        Elsewhere.stated(site, "?cursor=" + next)
                .body("items.note", contains("0"))
                .body("next", nullValue());
        Elsewhere.stated(site, "?cursor=x").statusCode(400).body("field", equalTo("cursor"));
    }

    @Test
    void aSessionsRecordsAreListed() {
        var session = Visitor.on(site).does("accept_all").session();
        Elsewhere.record(site, Elsewhere.spoken(script).put("session", session)).statusCode(201);
        Elsewhere.record(site, Elsewhere.spoken(script)).statusCode(201);

        Elsewhere.stated(site, "?session=" + session).body("items", hasSize(1));
    }

    @Test
    void aSessionOfWhichTheSiteHasNoRecordIsRefused() {
        var elsewhere = Visitor.on(TestSite.published()).does("accept_all");

        Elsewhere.record(site, Elsewhere.spoken(script).put("session", elsewhere.session()))
                .statusCode(422)
                .body("field", equalTo("session"));
        Elsewhere.stated(site, "").body("items", hasSize(0));
    }

    @Test
    void theSessionOfAFormsRecordIsOneOfTheSite() {
        Elsewhere.registered(site, Elsewhere.form("1"));
        var submission = Elsewhere.submission();
        Elsewhere.submit(site, submission).statusCode(201);
        String session = Elsewhere.stated(site, "").extract().path("items[0].session");

        Elsewhere.record(site, Elsewhere.spoken(script).put("session", session)).statusCode(201);
    }

    @Test
    void aRefusalIsListedAsOne() {
        var refusal = Elsewhere.spoken(script).put("action", "refuse");
        refusal.putObject("answers").put("calls", false);

        Elsewhere.record(site, refusal).statusCode(201);

        Elsewhere.stated(site, "").body("items.status", contains("refused"));
        Elsewhere.stated(site, "/" + refusal.get("id").textValue()).body("status", equalTo("refused"));
    }

    @Test
    void aBoxThatWasTickedBeforehandIsRefused() {
        Elsewhere.record(site, Elsewhere.spoken(script).put("preTicked", true))
                .statusCode(422)
                .body("field", equalTo("preTicked"));
    }

    @Test
    void aPurposeThatTheTextDoesNotAskAboutIsRefused() {
        var consent = Elsewhere.spoken(script);
        consent.putObject("answers").put("calls", true).put("newsletter", true);

        Elsewhere.record(site, consent).statusCode(422).body("field", equalTo("answers/newsletter"));
    }

    @Test
    void aPurposeThatHasToBeAskedMustBeAnswered() {
        var form = Elsewhere.registered(site, Elsewhere.form("1"));
        var consent = Elsewhere.spoken(form).put("channel", "letter");

        Elsewhere.record(site, consent).statusCode(422).body("field", equalTo("answers/newsletter"));
        consent.putObject("answers").put("calls", true).put("newsletter", false);
        Elsewhere.record(site, consent).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"give", "refuse", "withdraw"})
    void answersAgreeWithTheAct(String action) {
        var consent = Elsewhere.spoken(script).put("action", action);
        consent.putObject("answers").put("calls", !action.equals("give"));

        Elsewhere.record(site, consent).statusCode(422).body("field", equalTo("answers"));
    }

    @Test
    void whatWasSaidAloudHasSomebodyWhoTookItAndAScript() {
        var form = Elsewhere.registered(site, Elsewhere.form("1"));

        Elsewhere.record(site, (ObjectNode) Elsewhere.spoken(script).without("takenBy"))
                .statusCode(422)
                .body("field", equalTo("takenBy"));
        Elsewhere.record(site, Elsewhere.spoken(form)).statusCode(422).body("field", equalTo("text"));
    }

    @Test
    void aConsentIsSomebodys() {
        Elsewhere.record(site, (ObjectNode) Elsewhere.spoken(script).without("identifier"))
                .statusCode(422)
                .body("field", equalTo("identifier"));
    }

    @Test
    void aTextOfAnotherSiteIsUnknown() {
        var other = TestSite.published();

        Elsewhere.record(other, Elsewhere.spoken(script)).statusCode(422).body("field", equalTo("text"));
    }

    @Test
    void aClockThatIsALittleAheadIsTakenAsTheServersAndTheFutureIsNot() {
        var ahead = givenAt(Instant.now().plus(StatedCheck.AHEAD).minus(SLACK)).statusCode(201);
        ahead.body("givenAt", equalTo(ahead.extract().path("recordedAt")));
        givenAt(Instant.now().plus(StatedCheck.AHEAD).plus(SLACK))
                .statusCode(422)
                .body("field", equalTo("givenAt"));
    }

    @Test
    void tenYearsAgoIsTakenAndLongerIsNot() {
        givenAt(Instant.now().minus(StatedCheck.OLDEST).plus(SLACK)).statusCode(201);
        givenAt(Instant.now().minus(StatedCheck.OLDEST).minus(SLACK))
                .statusCode(422)
                .body("field", equalTo("givenAt"));
    }

    @Test
    void aLongNoteIsTakenAndALongerOneIsNot() {
        Elsewhere.record(site, Elsewhere.spoken(script).put("note", SMILE.repeat(StatedReader.MAX_NOTE)))
                .statusCode(201);
        Elsewhere.record(site, Elsewhere.spoken(script).put("note", SMILE.repeat(StatedReader.MAX_NOTE + 1)))
                .statusCode(400)
                .body("field", equalTo("note"));
    }

    @Test
    void aBodyOfTheLargestSizeIsReadAndALargerOneRefused() {
        var consent = Elsewhere.spoken(script).toString();
        var padding = " ".repeat(StatedReader.MAX_BYTES - consent.length());

        post(consent + padding).statusCode(201);
        post(consent + padding + " ").statusCode(413);
    }

    @ParameterizedTest
    @CsvSource({"id, x", "action, take", "channel, fax", "text, x", "givenAt, gisteren", "session, x", "sinterklaas, x"
    })
    void whatIsMalformedIsNamed(String field, String value) {
        Elsewhere.record(site, Elsewhere.spoken(script).put(field, value))
                .statusCode(400)
                .body("field", equalTo(field));
        Elsewhere.stated(site, "").body("items", hasSize(0));
    }

    @Test
    void aSiteThatIsNotThereIsNotFound() {
        TestSite.asAdmin()
                .contentType("application/json")
                .body(Elsewhere.spoken(script).toString())
                .post("/admin/v1/sites/nowhere/choices")
                .then()
                .statusCode(404)
                .body("status", not(equalTo(500)));
    }

    @Test
    void anErasedSessionsRecordsGoAndTheirLeavesStay() {
        var session = Visitor.on(site).does("accept_all").session();
        var erased = Elsewhere.spoken(script).put("session", session);
        Elsewhere.record(site, erased).statusCode(201);
        Elsewhere.record(site, Elsewhere.spoken(script)).statusCode(201);

        TestSite.asAdmin()
                .delete("/admin/v1/sites/" + site.key() + "/sessions/" + session)
                .then()
                .statusCode(200);

        Elsewhere.stated(site, "?session=" + session).body("items", hasSize(0));
        Elsewhere.record(site, erased).statusCode(410);
        Elsewhere.stated(site, "").body("items", hasSize(1));
    }

    @Test
    void anErasedRecordIsGoneAndNotUnknown() {
        var consent = Elsewhere.spoken(script);
        Elsewhere.record(site, consent).statusCode(201);
        Elsewhere.erase(site, consent);

        Elsewhere.stated(site, "/" + consent.get("id").textValue())
                .statusCode(410)
                .contentType("application/problem+json");
        Elsewhere.stated(TestSite.shared(), "/" + consent.get("id").textValue()).statusCode(404);
    }

    @Test
    void oneMailAddressIsOnePersonHoweverItIsWritten() {
        var first = Elsewhere.record(site, Elsewhere.spoken(script).put("identifier", "Jan@Shop.example"))
                .extract()
                .path("person");

        Elsewhere.record(site, Elsewhere.spoken(script).put("identifier", " jan@shop.example "))
                .body("person", equalTo(first));
    }

    /** By letter, of all of it. */
    private io.restassured.response.ValidatableResponse givenAt(Instant at) {
        return Elsewhere.record(site, Elsewhere.spoken(script).put("givenAt", at.toString()));
    }

    private io.restassured.response.ValidatableResponse post(String body) {
        return TestSite.asAdmin()
                .contentType("application/json")
                .body(body)
                .post("/admin/v1/sites/" + site.key() + "/choices")
                .then();
    }
}
