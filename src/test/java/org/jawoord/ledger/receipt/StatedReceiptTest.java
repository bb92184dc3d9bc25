package org.jawoord.ledger.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.ledger.receipt.Steps.Outcome;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signed receipt of a consent that was given elsewhere. */
@QuarkusTest
class StatedReceiptTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TestSite site;
    private ObjectNode consent;

    @BeforeEach
    void aConsentByTelephone() {
        site = TestSite.published();
        var script = Elsewhere.registered(site, Elsewhere.script("1"));
        consent = Elsewhere.spoken(script).put("note", "Belde zelf.");
        Elsewhere.record(site, consent).statusCode(201);
    }

    @Test
    void everyStepOfTheCheckHolds() throws InvalidProof {
        var report = check(numbered());

        assertThat(report.steps())
                .hasSize(5)
                .allSatisfy(step -> assertThat(step.outcome()).as(step.detail()).isEqualTo(Outcome.HOLDS));
    }

    @Test
    void itSaysInWordsWhatWasAskedAndAnswered() {
        var receipt = receipt();

        assertThat(receipt.at("/pii_processing/purposes/0/purpose").asText())
                .isEqualTo("Mogen wij u volgend jaar weer bellen?");
        assertThat(receipt.at("/pii_processing/purposes/0/answer").asText()).isEqualTo("given");
        assertThat(receipt.at("/party_identification/0/party_name").asText()).isEqualTo("Test B.V.");
        assertThat(receipt.at("/pii_processing/withdrawal_method").asText()).isEqualTo("https://shop.example/privacy");
        assertThat(receipt.at("/state/now").asText()).isEqualTo("given");
        assertThat(receipt.at("/record/takenBy").asText()).isEqualTo("Noor, klantenservice");
    }

    @Test
    void aWithdrawnOneSaysSoAndBothAreValid() throws InvalidProof {
        var withdrawal = JSON.createObjectNode()
                .put("id", Visitor.newId())
                .put("action", "withdraw")
                .put("channel", "letter")
                .put("of", consent.get("id").textValue())
                .put("givenAt", Instant.now().toString());
        Elsewhere.record(site, withdrawal).statusCode(201);

        var given = receipt();
        assertThat(given.at("/state/now").asText()).isEqualTo("withdrawn");
        assertThat(given.at("/state/by").asText())
                .isEqualTo(withdrawal.get("id").textValue());
        assertThat(check(given).isValid()).isTrue();
        var taken = tree(of(withdrawal));
        assertThat(taken.at("/event/0/event_state").asText()).isEqualTo("withdrawn");
        assertThat(check(taken).isValid()).isTrue();
    }

    @Test
    void aNoThatWasSaidEarlierAndRecordedLaterChangesNothingOnIt() {
        var no = consent.deepCopy().put("id", Visitor.newId()).put("action", "refuse");
        no.put("givenAt", "2026-01-01T10:00:00Z").putObject("answers").put("calls", false);
        Elsewhere.record(site, no).statusCode(201);

        assertThat(receipt().at("/state/now").asText()).isEqualTo("given");
        assertThat(tree(of(no)).at("/state/now").asText()).isEqualTo("refused");
    }

    @Test
    void aFormWithOtherWordsIsValidAndTellsThem() throws InvalidProof {
        Elsewhere.registered(site, Elsewhere.form("1"));
        var submission = Elsewhere.submission();
        submission.putArray("texts").add("Andere woorden \uD83D\uDE42");
        Elsewhere.submit(site, submission).statusCode(201);

        var receipt = tree(of(submission));

        assertThat(receipt.at("/pii_processing/privacy_notice/shown").isMissingNode())
                .isFalse();
        assertThat(check(receipt).isValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/pii_processing/purposes/0, purpose",
        "/pii_processing/purposes/0, answer",
        "/pii_processing/purposes/0, purpose_id",
        "/pii_processing/purposes/0, lawful_basis",
        "/pii_processing, language",
        "/pii_processing, withdrawal_method",
        "/pii_processing/privacy_notice, id",
        "/pii_processing/privacy_notice/text, title",
        "/party_identification/0, party_name",
        "/event/0, event_time",
        "/event/0, event_state",
        "'', pii_principal_id",
        "'', record_id"
    })
    void wordsThatDifferFromTheRecordOrItsTextAreFoundWhoeverSignedThem(String parent, String member) {
        var receipt = receipt();
        assertThat(Agreement.of(receipt)).isEmpty();

        ((ObjectNode) receipt.at(parent)).put(member, "anders");

        assertThat(Agreement.of(receipt)).isNotEmpty();
    }

    @Test
    void aPurposeMoreOrLessIsFound() {
        var receipt = receipt();
        var purposes = (com.fasterxml.jackson.databind.node.ArrayNode) receipt.at("/pii_processing/purposes");
        purposes.remove(0);

        assertThat(Agreement.of(receipt)).contains("/pii_processing/purposes");
    }

    @Test
    void whoeverOpensItSeesWhatWasAskedAndAnswered() {
        TestSite.asAdmin()
                .accept("text/html")
                .get(address(consent))
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Bewijs van toestemming"))
                .body(containsString("Mogen wij u volgend jaar weer bellen?"))
                .body(containsString("Noor, klantenservice"))
                .body(containsString("Belde zelf."))
                .body(containsString("Aan de telefoon"));
    }

    @Test
    void asLinkedDataItSaysWhereTextAndReceiptAre() {
        var admin = "/admin/v1/sites/" + site.key();

        TestSite.asAdmin()
                .accept("application/ld+json")
                .get(address(consent))
                .then()
                .statusCode(200)
                .contentType("application/ld+json")
                .body("'@id'", endsWith(address(consent)))
                .body("'dpv:hasNotice'.'@id'", containsString(admin + "/texts/"))
                .body("'dpv:hasProcess'[0].'dpv:hasConsentStatus'", equalTo("dpv:ConsentGiven"))
                .body("'dpv:hasConsentControl'.'dpv:isExercisedAt'", equalTo("https://shop.example/privacy"))
                .body("'jawoord:receipt'.record_id", equalTo(id(consent)));
    }

    @Test
    void anErasedOneIsGoneAndThatIsProven() throws InvalidProof {
        numbered();
        TestSite.asAdmin()
                .contentType("application/json")
                .body("{\"record\":\"" + id(consent) + "\"}")
                .post("/admin/v1/sites/" + site.key() + "/erasures")
                .then()
                .statusCode(200);

        var statement = of(consent).then().statusCode(410).extract().asByteArray();

        assertThat(ErasureCheck.of(
                                statement, KeySet.parse(given().get("/v1/keys").asString()))
                        .isValid())
                .isTrue();
    }

    @Test
    void onlyAdministratorsGetIt() {
        given().get("/admin/v1/sites/" + site.key() + "/stated/" + id(consent) + "/receipt")
                .then()
                .statusCode(401);
        given().get(site.path("receipts/" + id(consent))).then().statusCode(404);
    }

    @Test
    void whatIsNotThereHasNone() {
        var other = TestSite.shared();
        TestSite.asAdmin()
                .get("/admin/v1/sites/" + other.key() + "/stated/" + id(consent) + "/receipt")
                .then()
                .statusCode(404);
        TestSite.asAdmin()
                .get("/admin/v1/sites/" + other.key() + "/stated/x/receipt")
                .then()
                .statusCode(404);
    }

    private Steps.Report check(JsonNode receipt) throws InvalidProof {
        var keys = KeySet.parse(given().get("/v1/keys").asString());
        return ReceiptCheck.of(receipt.toString().getBytes(StandardCharsets.UTF_8), keys);
    }

    private JsonNode receipt() {
        return tree(of(consent));
    }

    /** The receipt once the record has its leaf. */
    private JsonNode numbered() {
        await().until(() -> receipt().has(Receipt.LEDGER));
        return receipt();
    }

    private Response of(ObjectNode record) {
        return TestSite.asAdmin().get(address(record));
    }

    private String address(ObjectNode record) {
        return "/admin/v1/sites/" + site.key() + "/stated/" + id(record) + "/receipt";
    }

    private static String id(ObjectNode record) {
        return record.get("id").textValue();
    }

    private static JsonNode tree(Response response) {
        try {
            return JSON.readTree(response.then().statusCode(200).extract().asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
