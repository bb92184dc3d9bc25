package org.jawoord.consent.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void whatWasTakenBackIsListedAsSuchAndWhatSaidSoHolds() {
        var consent = Elsewhere.spoken(script);
        Elsewhere.record(site, consent).statusCode(201).body("status", nullValue());
        var one = "/" + consent.get("id").textValue();
        Elsewhere.stated(site, one).body("status", equalTo("holds")).body("until", nullValue());

        Elsewhere.record(site, withdrawal(consent)).statusCode(201);

        Elsewhere.stated(site, "")
                .body("items.status", contains("holds", "withdrawn"))
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
        var no = Elsewhere.spoken(script).put("action", "withdraw");
        no.putObject("answers").put("calls", false);

        Elsewhere.record(site, no).statusCode(201);
        Elsewhere.record(site, no.put("id", Visitor.newId())).statusCode(201);
    }

    @Test
    void aWithdrawalOfNothingIsRefused() {
        Elsewhere.record(
                        site, Elsewhere.spoken(script).put("action", "withdraw").put("of", Visitor.newId()))
                .statusCode(422)
                .body("field", equalTo("of"));
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
