package org.jawoord.rights;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GDPR Art. 15: whoever asks for everything on them is told what they said elsewhere too. */
@QuarkusTest
class StatedTimelineTest {

    /** As {@link Elsewhere#spoken} calls the person. */
    private static final String CALLER = "klant 1234";

    private TestSite site;
    private String script;

    @BeforeEach
    void aSiteWithAScript() {
        site = TestSite.published();
        script = Elsewhere.registered(site, Elsewhere.script("1"));
    }

    @Test
    void whatSomebodySaidIsThereWithTheirWordsWithoutAnyTie() {
        var consent = Elsewhere.spoken(script).put("note", "Belde zelf.");
        recorded(consent);

        Rights.timeline(site, CALLER)
                .statusCode(200)
                .body("total", equalTo(0))
                .body("entries", hasSize(1))
                .body("entries[0].id", equalTo(consent.get("id").textValue()))
                .body("entries[0].type", equalTo("stated"))
                .body("entries[0].text.id", equalTo(script))
                .body("entries[0].text.version", equalTo("1"))
                .body("entries[0].text.language", equalTo("nl"))
                .body("entries[0].purposes[0].purpose", equalTo("calls"))
                .body("entries[0].purposes[0].words", equalTo("Mogen wij u volgend jaar weer bellen?"))
                .body("entries[0].purposes[0].answer", equalTo(true))
                .body("entries[0].submitted.channel", equalTo("phone"))
                .body("entries[0].submitted.takenBy", equalTo("Noor, klantenservice"))
                .body("entries[0].submitted.note", equalTo("Belde zelf."))
                .body("entries[0].submitted.person", nullValue())
                .body("entries[0].givenAt", notNullValue())
                .body("entries[0].recordedAt", notNullValue())
                .body("entries[0].state", equalTo("holds"))
                .body("entries[0].until", nullValue())
                .body("next", nullValue());
    }

    @Test
    void itStandsInOneOrderWithTheChoices() {
        var visitor = Visitor.on(site).does("accept_all");
        Rights.tie(site, visitor, CALLER).statusCode(201);
        recorded(Elsewhere.spoken(script));
        visitor.does("withdraw");

        Rights.timeline(site, CALLER)
                .body("entries.type", contains("choice", "stated", "choice"))
                .body("entries.state", contains("withdrawn", "holds", "holds"));
    }

    @Test
    void pagesGoOnOverBothKinds() {
        var visitor = Visitor.on(site).does("accept_all");
        Rights.tie(site, visitor, CALLER).statusCode(201);
        recorded(Elsewhere.spoken(script));
        visitor.does("withdraw");
        recorded(Elsewhere.spoken(script));

        var next = Rights.post(site, "timeline?limit=3", "{\"identifier\":\"" + CALLER + "\"}")
                .body("entries.type", contains("choice", "stated", "choice"))
                .extract()
                .<String>path("next");

        Rights.post(site, "timeline?limit=3&cursor=" + next, "{\"identifier\":\"" + CALLER + "\"}")
                .body("entries.type", contains("stated"))
                .body("next", nullValue());
    }

    @Test
    void aConsentThatWasWithdrawnSaysSince() {
        var consent = Elsewhere.spoken(script);
        recorded(consent);
        var withdrawal = withdrawal(consent);
        recorded(withdrawal);

        Rights.timeline(site, CALLER)
                .body("entries.state", contains("withdrawn", "withdrawal"))
                .body("entries[0].until", notNullValue())
                .body("entries[0].purposes[0].takenBackAt", notNullValue())
                .body(
                        "entries[0].purposes[0].takenBackBy",
                        equalTo(withdrawal.get("id").textValue()));
    }

    @Test
    void aWithdrawalTakesBackTheConsentThatItNamesAndNoOther() {
        var first = Elsewhere.spoken(script);
        recorded(first);
        recorded(Elsewhere.spoken(script));
        recorded(withdrawal(first));

        Rights.timeline(site, CALLER).body("entries.state", contains("withdrawn", "holds", "withdrawal"));
    }

    @Test
    void aNoTakesBackWhatWasSaidBeforeItAndNotWhatWasSaidAfterItInWhicheverOrderTheyWereRecorded() {
        var refusal = Elsewhere.spoken(script).put("action", "refuse").put("givenAt", "2026-01-02T10:00:00.123Z");
        refusal.putObject("answers").put("calls", false);
        recorded(Elsewhere.spoken(script).put("givenAt", "2026-01-03T10:00:00Z"));
        recorded(refusal);
        recorded(Elsewhere.spoken(script).put("givenAt", "2026-01-01T10:00:00Z"));

        Rights.timeline(site, CALLER)
                .body("entries.state", contains("holds", "refused", "withdrawn"))
                .body("entries[2].until", equalTo("2026-01-02T10:00:00.123Z"));
    }

    @Test
    void oneOfTwoPurposesTakenBackIsARefusalInPart() {
        var form = Elsewhere.registered(site, Elsewhere.form("1"));
        var consent = Elsewhere.spoken(form).put("channel", "letter");
        consent.putObject("answers").put("newsletter", true).put("calls", true);
        recorded(consent);
        var withdrawal = withdrawal(consent);
        withdrawal.putObject("answers").put("calls", false);
        recorded(withdrawal);

        Rights.timeline(site, CALLER)
                .body("entries[0].state", equalTo("refused_in_part"))
                .body("entries[0].until", nullValue())
                .body("entries[0].purposes.find { it.purpose == 'newsletter' }.takenBackAt", nullValue())
                .body("entries[0].purposes.find { it.purpose == 'calls' }.takenBackAt", notNullValue());
    }

    @Test
    void theTimelineOfASessionHasWhatWasSaidWithIt() {
        var visitor = Visitor.on(site).does("accept_all");
        recorded(Elsewhere.spoken(script).put("session", visitor.session()));
        recorded(Elsewhere.spoken(script));

        Rights.timeline(site, visitor).body("entries.type", contains("choice", "stated"));
    }

    @Test
    void aSessionOfWhichNothingElseIsRecordedHasATimeline() {
        Elsewhere.registered(site, Elsewhere.form("1"));
        Elsewhere.submit(site, Elsewhere.submission()).statusCode(201);
        String session = Elsewhere.stated(site, "").extract().path("items[0].session");

        TestSite.asAdmin()
                .get(Rights.path(site, "sessions/" + session + "/timeline"))
                .then()
                .statusCode(200)
                .body("entries.type", contains("stated"))
                .body("decision.status", equalTo("unanswered"));
    }

    @Test
    void nobodyIsToldWhatOthersSaid() {
        recorded(Elsewhere.spoken(script).put("identifier", "klant 99"));

        Rights.timeline(site, CALLER).statusCode(200).body("entries", hasSize(0));
    }

    private void recorded(ObjectNode consent) {
        Elsewhere.record(site, consent).statusCode(201);
    }

    private static ObjectNode withdrawal(ObjectNode of) {
        return new ObjectMapper()
                .createObjectNode()
                .put("id", Visitor.newId())
                .put("action", "withdraw")
                .put("channel", "letter")
                .put("of", of.get("id").textValue())
                .put("givenAt", Instant.now().toString());
    }
}
