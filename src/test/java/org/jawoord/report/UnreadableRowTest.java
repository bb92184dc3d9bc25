package org.jawoord.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that somebody with all rights on the tables has made unreadable keeps nobody from the others, and is named as unproven. */
@QuarkusTest
class UnreadableRowTest {

    private static final String ALWAYS = "evidence?from=2020-01-01&lang=en";

    private TestSite site;
    private Visitor visitor;
    private String sound;
    private String id;

    @BeforeEach
    void aLedgerOfTwoChoices() {
        site = TestSite.published(); // its ledger will be no more what it was
        var other = Visitor.on(site);
        var refusal = other.choice("reject_all");
        other.send(refusal).statusCode(201);
        sound = refusal.path("id").asText();
        visitor = Visitor.on(site);
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201);
        id = choice.path("id").asText();
        Reports.awaitLeaves(site, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action = 'nonsense'",
                "surface = ''",
                "categories = '[1,2]'",
                "services = '{\"meta-pixel\": null}'",
                "imported_from = 'nothing', imported_at = now()"
            })
    void anExportHasItAndGoesOn(String damage) {
        damage(damage);

        var lines = Reports.ask(site, "export")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(Reports::json)
                .toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).has("unproven")).isFalse();
        assertThat(lines.get(1).path("unproven").asText()).isEqualTo("changed");
        assertThat(lines.get(1).at("/record/id").asText()).isEqualTo(id);
        assertThat(lines.get(2).at("/end/rows").asInt()).isEqualTo(2);
    }

    @Test
    void anExportAsCsvWithProofsHasItAndGoesOn() {
        damage("action = 'nonsense'");

        var lines = Reports.ask(site, "export?format=csv&proofs=true")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(lines.get(0)).endsWith(",unproven,end");
        assertThat(lines.get(1)).endsWith(",,");
        assertThat(lines.get(2)).contains(id).endsWith(",changed,");
        assertThat(lines.get(3)).contains("complete: 2 rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"action = 'nonsense'", "categories = '[1,2]'"})
    void listAndTimelineNameItAndSayNothingOfHowItStands(String damage) {
        damage(damage);

        Reports.ask(site, "choices").then().statusCode(200).body("choices.unproven", contains("changed", null));
        Reports.ask(site, "sessions/" + visitor.session() + "/timeline")
                .then()
                .statusCode(200)
                .body("entries", hasSize(1))
                .body("entries[0].id", equalTo(id))
                .body("entries[0].unproven", equalTo("changed"))
                .body("entries[0].state", nullValue())
                .body("decision.categories.marketing", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"action = 'nonsense'", "categories = '[1,2]'"})
    void noReceiptIsSignedForItAndTheOthersHaveTheirs(String damage) {
        damage(damage);

        given().get(site.path("receipts/" + id)).then().statusCode(409);
        given().get(site.path("receipts/" + sound)).then().statusCode(200).body("ledger.size", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"action = 'nonsense'", "categories = '[1,2]'"})
    void bundlesOfThePeriodTheSessionAndTheChoiceHaveItUnderUnproven(String damage) {
        damage(damage);

        for (var query : List.of("from=2020-01-01", "session=" + visitor.session(), "choice=" + id)) {
            var zip = Bundles.download(site, query + "&lang=en");

            assertThat(unproven(zip).path("doubt").asText()).as(query).isEqualTo("changed");
            assertThat(Bundles.check(zip).said())
                    .as(query)
                    .contains("NOT VALID for 1 records")
                    .doesNotContain("WRONG");
        }
    }

    /** It may have been a no: an older yes doesn't hold again because somebody spoiled what came after it. */
    @ParameterizedTest
    @ValueSource(strings = {"action = 'nonsense'", "categories = '[1,2]'"})
    void nothingIsGrantedToItsSessionNotEvenByAnOlderYes(String damage) {
        var choice = visitor.choice("withdraw");
        visitor.send(choice).statusCode(201);
        TablesOwner.runs("UPDATE choice SET " + damage + " WHERE id = '"
                + choice.path("id").asText() + "'");
        site.republish(TestSite::renamed); // what was cached is read again

        visitor.allows("marketing").statusCode(200).body("allowed", equalTo(false));
        given().get(site.path("receipts/" + id))
                .then()
                .statusCode(200)
                .body("state.now", oneOf("superseded", "withdrawn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers = '[1,2]'", "refused = '7'", "text = sha256(text)"})
    void aConsentGivenElsewhereLikewise(String damage) {
        var consent = Elsewhere.spoken(Elsewhere.registered(site, Elsewhere.script("1")))
                .put("session", visitor.session());
        Elsewhere.record(site, consent).statusCode(201);
        Reports.awaitLeaves(site, 3);
        var consentId = consent.path("id").asText();
        TablesOwner.runs(
                "ALTER TABLE stated_consent DISABLE TRIGGER USER",
                "UPDATE stated_consent SET " + damage + " WHERE id = '" + consentId + "'",
                "ALTER TABLE stated_consent ENABLE TRIGGER USER");

        Reports.ask(site, "stated/" + consentId + "/receipt").then().statusCode(409);
        Reports.ask(site, "sessions/" + visitor.session() + "/timeline")
                .then()
                .statusCode(200)
                .body("entries.unproven", contains(null, "changed"));
        assertThat(Reports.ask(site, "export").then().statusCode(200).extract().asString())
                .contains("\"unproven\":\"changed\"", "{\"end\"");
        assertThat(unproven(Bundles.download(site, "stated=" + consentId))
                        .at("/record/id")
                        .asText())
                .isEqualTo(consentId);
        Reports.ask(site, ALWAYS).then().statusCode(200);
    }

    private void damage(String what) {
        TablesOwner.runs("UPDATE choice SET " + what + " WHERE id = '" + id + "'");
    }

    private static JsonNode unproven(byte[] zip) {
        var files = Bundles.files(zip);
        var names = files.keySet().stream()
                .filter(name -> name.startsWith("unproven/"))
                .toList();
        assertThat(names).hasSize(1);
        return Reports.json(Bundles.text(files.get(names.get(0))));
    }
}
