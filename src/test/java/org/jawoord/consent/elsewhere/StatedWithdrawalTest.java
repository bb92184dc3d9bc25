package org.jawoord.consent.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said elsewhere is taken back: by a record of its own, once, and told wherever the consent is. */
@QuarkusTest
class StatedWithdrawalTest {

    private TestSite site;
    private String script;

    @BeforeEach
    void aSiteWithAScript() {
        site = TestSite.published();
        script = Elsewhere.registered(site, Elsewhere.script("1"));
    }

    @Test
    void aWithdrawalTakesOnlyTheRecordItTakesBack() {
        var consent = Elsewhere.spoken(script);
        Elsewhere.record(site, consent).statusCode(201);
        var withdrawal = Elsewhere.spoken(script).put("action", "withdraw").put("channel", "letter");
        withdrawal.remove(java.util.List.of("text", "answers", "identifier", "takenBy"));

        Elsewhere.record(site, withdrawal.put("of", consent.get("id").textValue()))
                .statusCode(201)
                .body("answers.calls", equalTo(false))
                .body("text", equalTo(script))
                .body("person", notNullValue());
    }

    @Test
    void whatWasTakenBackIsListedAsSuchAndWhatSaidSoAsAWithdrawal() {
        var consent = Elsewhere.spoken(script);
        Elsewhere.record(site, consent).statusCode(201).body("status", nullValue());
        var one = "/" + consent.get("id").textValue();
        Elsewhere.stated(site, one).body("status", equalTo("holds")).body("until", nullValue());

        Elsewhere.record(site, withdrawal(consent)).statusCode(201);

        Elsewhere.stated(site, "")
                .body("items.status", contains("withdrawal", "withdrawn"))
                .body("items[0].until", nullValue())
                .body("items[1].until", notNullValue());
        Elsewhere.stated(site, one)
                .body("status", equalTo("withdrawn"))
                .body("until", notNullValue())
                .body("record.status", nullValue());
    }

    @Test
    void whatWasTakenBackIsNotTakenBackAgain() {
        var consent = Elsewhere.spoken(script);
        Elsewhere.record(site, consent).statusCode(201);
        var first = withdrawal(consent);
        Elsewhere.record(site, first).statusCode(201);

        Elsewhere.record(site, withdrawal(consent))
                .statusCode(409)
                .body("field", equalTo("of"))
                .body("detail", containsString(first.get("id").textValue()));
        Elsewhere.record(site, first).statusCode(200);
        Elsewhere.stated(site, "").body("items", hasSize(2));
    }

    @Test
    void thePurposesOfAConsentAreTakenBackOneAfterTheOther() {
        var form = Elsewhere.registered(site, Elsewhere.form("1"));
        var consent = Elsewhere.spoken(form).put("channel", "letter");
        consent.putObject("answers").put("newsletter", true).put("calls", true);
        Elsewhere.record(site, consent).statusCode(201);
        var calls = withdrawal(consent);
        calls.putObject("answers").put("calls", false);

        Elsewhere.record(site, calls).statusCode(201);
        Elsewhere.stated(site, "").body("items[1].status", equalTo("refused_in_part"));
        Elsewhere.record(site, calls.put("id", Visitor.newId())).statusCode(409);
        Elsewhere.record(site, withdrawal(consent)).statusCode(201);
        Elsewhere.stated(site, "").body("items[2].status", equalTo("withdrawn"));
    }

    @Test
    void ofTwoWithdrawalsAtATimeOneIsRecorded() {
        var consent = Elsewhere.spoken(script);
        Elsewhere.record(site, consent).statusCode(201);
        var bodies = IntStream.range(0, 8).mapToObj(i -> withdrawal(consent)).toList();

        var statuses = bodies.parallelStream()
                .map(body -> Elsewhere.record(site, body).extract().statusCode())
                .toList();

        assertThat(statuses)
                .containsOnlyOnce(201)
                .filteredOn(status -> status == 409)
                .hasSize(7);
        Elsewhere.stated(site, "").body("items", hasSize(2));
    }

    @Test
    void aNoThatNamesNoRecordIsRecordedEachTimeItIsSaid() {
        var no = no();

        Elsewhere.record(site, no).statusCode(201);
        Elsewhere.record(site, no.put("id", Visitor.newId())).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"09:00, holds", "09:59, holds", "10:00, withdrawn", "10:01, withdrawn"})
    void aNoThatNamesNoRecordCountsByWhenItWasSaidAndNotByWhenItWasRecorded(String saidAt, String status) {
        var yes = Elsewhere.spoken(script).put("givenAt", at("10:00"));
        var no = no().put("givenAt", at(saidAt));
        Elsewhere.record(site, yes).statusCode(201);
        Elsewhere.record(site, no).statusCode(201);
        Elsewhere.record(site, no.put("id", Visitor.newId()).put("identifier", "klant 99"))
                .statusCode(201);
        Elsewhere.record(site, yes.put("id", Visitor.newId()).put("identifier", "klant 99"))
                .statusCode(201);

        Elsewhere.stated(site, "").body("items.findAll { it.action == 'give' }.status", contains(status, status));
    }

    @Test
    void whatWasTakenBackTwiceEndedWithTheFirstThatWasSaid() {
        Elsewhere.record(site, Elsewhere.spoken(script).put("givenAt", at("10:00")));
        Elsewhere.record(site, no().put("givenAt", at("12:00"))).statusCode(201);
        Elsewhere.record(site, no().put("givenAt", at("11:00"))).statusCode(201);

        Elsewhere.stated(site, "").body("items[2].until", startsWith(at("11:00").substring(0, 16)));
    }

    @Test
    void aWithdrawalThatNamesARecordCountsAlsoWhereAYesWasSaidAfterIt() {
        var first = Elsewhere.spoken(script).put("givenAt", at("10:00"));
        Elsewhere.record(site, first).statusCode(201);
        Elsewhere.record(site, Elsewhere.spoken(script).put("givenAt", at("12:00")))
                .statusCode(201);
        Elsewhere.record(site, withdrawal(first).put("givenAt", at("11:00"))).statusCode(201);

        Elsewhere.stated(site, "").body("items.findAll { it.action == 'give' }.status", contains("holds", "withdrawn"));
    }

    @Test
    void nothingIsTakenBackBeforeItWasGiven() {
        var consent = Elsewhere.spoken(script).put("givenAt", at("10:00"));
        Elsewhere.record(site, consent).statusCode(201);

        Elsewhere.record(site, withdrawal(consent).put("givenAt", at("09:59")))
                .statusCode(422)
                .body("field", equalTo("givenAt"));
        Elsewhere.record(site, withdrawal(consent).put("givenAt", at("10:00"))).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"identifier, klant 99", "session, "})
    void aWithdrawalNamesNobodyElseThanTheRecordThatItTakesBack(String field, String other) {
        var visitor = Visitor.on(site).does("accept_all");
        var consent = Elsewhere.spoken(script).put("session", visitor.session());
        Elsewhere.record(site, consent).statusCode(201);
        var somebody = other == null ? Visitor.on(site).does("accept_all").session() : other;

        Elsewhere.record(site, withdrawal(consent).put(field, somebody))
                .statusCode(422)
                .body("field", equalTo(field));
        Elsewhere.record(site, withdrawal(consent).put(field, consent.get(field).textValue()))
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier", "session"})
    void whoseAConsentIsIsNotAddedByItsWithdrawal(String field) {
        var visitor = Visitor.on(site).does("accept_all");
        var consent = Elsewhere.spoken(script).put("session", visitor.session());
        var full = consent.deepCopy();
        consent.remove(field);
        Elsewhere.record(site, consent).statusCode(201);

        Elsewhere.record(site, withdrawal(consent).put(field, full.get(field).textValue()))
                .statusCode(422)
                .body("field", equalTo(field));
    }

    @Test
    void anErasedWithdrawalThatIsSentAgainIsGone() {
        var consent = Elsewhere.spoken(script);
        Elsewhere.record(site, consent).statusCode(201);
        var withdrawal = withdrawal(consent);
        Elsewhere.record(site, withdrawal).statusCode(201);
        Elsewhere.erase(site, consent);

        Elsewhere.record(site, withdrawal).statusCode(410);
        Elsewhere.stated(site, "").body("items", hasSize(0));
    }

    @Test
    void aWithdrawalOfNothingIsRefused() {
        Elsewhere.record(
                        site, Elsewhere.spoken(script).put("action", "withdraw").put("of", Visitor.newId()))
                .statusCode(422)
                .body("field", equalTo("of"));
    }

    /** A time of yesterday, in UTC. */
    private static String at(String time) {
        return java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(1) + "T" + time + ":00.000Z";
    }

    /** Said on the telephone, of everything. */
    private ObjectNode no() {
        var no = Elsewhere.spoken(script).put("action", "withdraw");
        no.putObject("answers").put("calls", false);
        return no;
    }

    private static ObjectNode withdrawal(ObjectNode consent) {
        return consent.objectNode()
                .put("id", Visitor.newId())
                .put("action", "withdraw")
                .put("channel", "letter")
                .put("of", consent.get("id").textValue())
                .put("givenAt", Instant.now().toString());
    }
}
