package org.jawoord.ledger.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestClock;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Receipts over HTTP (contract 4.4). */
@QuarkusTest
class ReceiptTest {

    @Inject
    TestClock clock;

    private TestSite site;
    private Visitor visitor;

    @BeforeEach
    void aVisitorOnASite() {
        site = TestSite.shared();
        visitor = Visitor.on(site);
    }

    @AfterEach
    void nowIsNow() {
        clock.reset();
    }

    @Test
    void itSaysWhatWasToldAndAnsweredInTheLanguageThatWasShown() {
        var receipt = choose(visitor.save(Map.of("analytics", true), Map.of("meta-pixel", true)));

        given().get(receipt)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("schema_version", containsString("ISO/IEC TS 27560:2023"))
                .body("pii_principal_id", equalTo(visitor.session()))
                .body("pii_processing.privacy_notice.id", equalTo(site.notice()))
                .body("pii_processing.privacy_notice.version", equalTo(1))
                .body("pii_processing.privacy_notice.statement.version", equalTo("3"))
                .body("pii_processing.purposes[1].purpose", equalTo("Statistiek"))
                .body("pii_processing.purposes.answer", equalTo(java.util.List.of("not_asked", "given", "refused")))
                .body("pii_processing.purposes[2].services.answer", hasItem("given"))
                .body("pii_processing.purposes[2].retention_period", equalTo("P90D"))
                .body("party_identification.party_name", hasItem("Meta Platforms Ireland Ltd."))
                .body("event[0].event_state", equalTo("given"))
                .body("state.now", equalTo("given"))
                .body("record.surface", equalTo("preferences"));
    }

    @Test
    void nothingIsSignedForARecordThatIsNotAsAServerWroteIt() {
        site = TestSite.published(); // its ledger is no more what it was
        visitor = Visitor.on(site);
        var receipt = choose(visitor.choice("accept_all"));
        TablesOwner.runs("UPDATE choice SET action = 'reject_all' WHERE site = '" + site.key() + "'");

        given().get(receipt)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString(receipt.substring(receipt.lastIndexOf('/') + 1)));
    }

    @Test
    void onceNumberedItIsCheckedWithThePublishedKeysAlone() throws InvalidProof {
        var receipt = numbered(choose(visitor.choice("accept_all")));

        var report = ReceiptCheck.of(receipt, published());

        assertThat(report.isValid()).as(report.steps().toString()).isTrue();
        assertThat(report.steps()).hasSize(5);
    }

    @Test
    void aLaterWithdrawalShowsAndTheRecordStaysAsItWas() throws InvalidProof {
        var first = choose(visitor.choice("accept_all"));
        var before = given().get(first).path("record");
        var withdrawal = choose(visitor.choice("withdraw"));

        given().get(first)
                .then()
                .body("state.now", equalTo("withdrawn"))
                .body("state.by", equalTo(idIn(withdrawal)))
                .body("event[1].event_state", equalTo("withdrawn"))
                .body("record", equalTo(before));
        assertThat(ReceiptCheck.of(numbered(first), published()).isValid()).isTrue();
        given().get(withdrawal)
                .then()
                .body("state.now", equalTo("withdrawn"))
                .body("state.by", nullValue())
                .body("event[0].event_state", equalTo("withdrawn"));
    }

    @Test
    void aLaterAnswerAnObjectionAndTheEndOfItsTimeShow() {
        var first = choose(visitor.choice("accept_all"));
        var objection = visitor.choice("object");
        objection.putObject("categories").put("marketing", false);
        choose(objection);
        given().get(first).then().body("state.now", equalTo("reduced"));

        clock.goAhead(Period.ofMonths(7));
        given().get(first).then().body("state.now", equalTo("expired"));
        clock.reset();

        choose(visitor.choice("reject_all"));
        given().get(first).then().body("state.now", equalTo("superseded"));
    }

    @Test
    void aNoticeThatAsksSomethingElseEndsIt() {
        var own = TestSite.published();
        visitor = Visitor.on(own);
        var receipt = choose(visitor.choice("accept_all"));

        own.republish(TestSite::renamed);

        given().get(receipt).then().body("state.now", equalTo("asked_again"));
    }

    @Test
    void aSiteThatIsArchivedStillAnswers() {
        var own = TestSite.published();
        visitor = Visitor.on(own);
        var receipt = choose(visitor.choice("accept_all"));

        TestSite.asAdmin().delete("/admin/v1/sites/" + own.key()).then().statusCode(204);

        given().get(receipt).then().statusCode(200).body("state.now", equalTo("given"));
        given().accept("text/html").get(receipt).then().statusCode(200);
    }

    @Test
    void theFormDependsOnWhatIsAskedFor() {
        var receipt = choose(visitor.choice("accept_all"));

        given().accept("*/*")
                .get(receipt)
                .then()
                .contentType("application/json")
                .header("Vary", "Accept");
        given().accept("application/ld+json")
                .get(receipt)
                .then()
                .contentType("application/ld+json")
                .body("'dpv:hasConsentStatus'[0].'@type'", equalTo("dpv:ConsentGiven"))
                .body("'dpv:hasProcess'.'dpv:hasConsentStatus'", hasItem("dpv:ConsentGiven"));
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get(receipt)
                .then()
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Referrer-Policy", "no-referrer");
        given().accept("image/png").get(receipt).then().statusCode(406).contentType("application/problem+json");
        given().accept("text/html")
                .get(receipt + "?download")
                .then()
                .contentType("application/json")
                .header("Content-Disposition", containsString("receipt-" + idIn(receipt) + ".json"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        given().get(site.path("receipts/" + Visitor.newId())).then().statusCode(404);
        given().get(site.path("receipts/nonsense")).then().statusCode(404);
        var elsewhere = choose(visitor.choice("accept_all"));
        given().get("/v1/sites/other/receipts/" + idIn(elsewhere)).then().statusCode(404);
    }

    /** RELIABILITY P8. */
    @Test
    void afterAnotherKeyHasTakenOverOldReceiptsVerifyWithTheSetAndWithTheOldKeyAlone() throws InvalidProof {
        var address = choose(visitor.choice("accept_all"));
        var old = numbered(address);
        var oldKeys = published();

        TestSite.asAdmin().post("/admin/v1/keys").then().statusCode(201);

        assertThat(ReceiptCheck.of(old, published()).isValid()).isTrue();
        assertThat(ReceiptCheck.of(old, KeySet.of(oldKeys.keys())).isValid()).isTrue();
        assertThat(ReceiptCheck.of(numbered(address), published()).isValid()).isTrue();
        assertThat(ReceiptCheck.of(numbered(address), oldKeys).isValid()).isFalse();
    }

    @Test
    void anErasedChoiceIsGoneAndThatIsSigned() throws Exception {
        var receipt = choose(visitor.choice("accept_all"));
        TestSite.asAdmin()
                .delete("/admin/v1/sites/" + site.key() + "/sessions/" + visitor.session())
                .then()
                .statusCode(200);

        var answer = given().get(receipt).then().statusCode(410).contentType("application/json");

        answer.body("record_id", equalTo(idIn(receipt))).body("record.reason", equalTo("request"));
        var report = ErasureCheck.of(answer.extract().asByteArray(), published());
        assertThat(report.isValid()).as(report.steps().toString()).isTrue();
        assertThat(report.steps()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"nl, Deze keuze is gewist", "'de, nl;q=0.5', Deze keuze is gewist", "en-GB, This choice was erased"})
    void whoeverOpensAnErasedOneIsToldInTheirLanguage(String languages, String said) {
        var receipt = choose(visitor.choice("accept_all"));
        TestSite.asAdmin()
                .delete("/admin/v1/sites/" + site.key() + "/sessions/" + visitor.session())
                .then()
                .statusCode(200);

        given().accept("text/html")
                .header("Accept-Language", languages)
                .get(receipt)
                .then()
                .statusCode(410)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString(said))
                .body(containsString(idIn(receipt)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", ";;;,,", "image/png", "application/ld+json;q=0"})
    void aFormThatCanNotBeReadOrHadIsRefused(String accepted) {
        given().header("Accept", accepted)
                .get(choose(visitor.choice("accept_all")))
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void withoutItsProofItHoldsOnlyAsLongAsALeafMayTake() throws Exception {
        var address = choose(visitor.choice("accept_all"));
        assertThat(ReceiptCheck.of(withoutLedger(numbered(address)), published())
                        .isValid())
                .isTrue();

        clock.goAhead(Duration.ofMinutes(11));

        assertThat(ReceiptCheck.of(withoutLedger(numbered(address)), published())
                        .isValid())
                .isFalse();
    }

    private static byte[] withoutLedger(byte[] receipt) throws java.io.IOException {
        var json = (com.fasterxml.jackson.databind.node.ObjectNode)
                new com.fasterxml.jackson.databind.ObjectMapper().readTree(receipt);
        json.remove(Receipt.LEDGER);
        return org.jawoord.shared.CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8);
    }

    private String choose(com.fasterxml.jackson.databind.node.ObjectNode choice) {
        return visitor.send(choice).statusCode(201).extract().path("receipt");
    }

    private static byte[] numbered(String receipt) {
        await().until(() -> given().get(receipt).path("ledger") != null);
        return given().get(receipt).asByteArray();
    }

    private static KeySet published() throws InvalidProof {
        return KeySet.parse(given().get("/v1/keys").asString());
    }

    private static String idIn(String receipt) {
        return receipt.substring(receipt.lastIndexOf('/') + 1);
    }
}
