package org.jawoord.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.shared.Sha256;
import org.jawoord.testing.Audits;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports and bundles hold what was consented to elsewhere too. */
@QuarkusTest
class StatedReportTest {

    private static final String ALWAYS = "from=2020-01-01";

    private TestSite site;
    private Visitor visitor;
    private ObjectNode consent;
    private String script;

    @BeforeEach
    void aLedgerOfAChoiceAndTwoConsentsByTelephone() {
        site = TestSite.published();
        visitor = Visitor.on(site).does("accept_all");
        script = Elsewhere.registered(site, Elsewhere.script("1"));
        consent = Elsewhere.spoken(script).put("session", visitor.session());
        Elsewhere.record(site, consent).statusCode(201);
        Elsewhere.record(site, Elsewhere.spoken(script)).statusCode(201);
        Reports.awaitLeaves(site, 3);
    }

    @Test
    void aPeriodsBundleHasThemWithProofReceiptAndText() {
        var zip = Bundles.download(site, ALWAYS);

        var files = Bundles.files(zip);
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith("stated/"))
                .hasSize(2);
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith("receipts/"))
                .hasSize(3);
        assertThat(HexFormat.of().formatHex(Sha256.of(files.get("texts/" + script + ".json"))))
                .isEqualTo(script);
        assertThat(Bundles.text(files.get("readme.txt"))).contains("Toestemmingen buiten de banner", "stated/");
        var verdict = Bundles.check(zip);
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said()).contains("1 records, 3 receipts, 2 consents given elsewhere", "1 texts", "VALID");
    }

    @Test
    void aCoverQuotesWhatThePageShowedWhereThatWasNotTheRegisteredText() {
        Elsewhere.registered(site, Elsewhere.form("1"));
        var submission = Elsewhere.submission();
        ((ObjectNode) submission.withArray("purposes").get(0)).put("text", "Ja, alles.");
        Elsewhere.submit(site, submission).statusCode(201);
        Reports.awaitLeaves(site, 4);

        var cover = Bundles.text(Bundles.files(Bundles.download(site, ALWAYS)).get("cover.html"));

        assertThat(cover).contains("“Ja, alles.”").doesNotContain(Elsewhere.NEWSLETTER);
    }

    @Test
    void aSessionsBundleHasWhatWasSaidWithIt() {
        var zip = Bundles.download(site, "session=" + visitor.session());

        assertThat(Bundles.files(zip).keySet())
                .filteredOn(name -> name.startsWith("stated/"))
                .singleElement()
                .asString()
                .contains(consent.get("id").textValue());
        assertThat(Bundles.check(zip).exit()).isZero();
    }

    @Test
    void aBundleOfOneChoiceHasNone() {
        var zip = Bundles.download(site, "choice=" + firstChoice());

        assertThat(Bundles.files(zip).keySet()).noneMatch(name -> name.startsWith("stated/"));
        assertThat(Bundles.check(zip).exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBundleOfOneConsentHasItsTextItsReceiptAndItsWithdrawal(boolean byTheConsent) {
        var withdrawal = withdrawal();
        Elsewhere.record(site, withdrawal).statusCode(201);
        Reports.awaitLeaves(site, 4);

        var zip = Bundles.download(site, "lang=en&stated=" + id(byTheConsent ? consent : withdrawal));

        var files = Bundles.files(zip);
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith("stated/"))
                .containsExactly(
                        "stated/0000000001-" + id(consent) + ".json", "stated/0000000003-" + id(withdrawal) + ".json");
        assertThat(files.keySet())
                .filteredOn(name -> name.matches("(receipts|records|texts)/.*"))
                .containsExactly(
                        "receipts/0000000001-" + id(consent) + ".json",
                        "receipts/0000000003-" + id(withdrawal) + ".json",
                        "texts/" + script + ".json");
        assertThat(Bundles.text(files.get("readme.txt")))
                .contains("one consent outside the banner", "consented", "withdrew consent", "by telephone")
                .contains("“Mogen wij u volgend jaar weer bellen?”: yes", "Nieuwsbrief, version 1");
        var verdict = Bundles.check(zip);
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said()).contains("0 records, 2 receipts, 2 consents given elsewhere");
        assertThat(Audits.of(site)).contains("token: evidence bundle made, of one consent given elsewhere");
    }

    @Test
    void aNoThatNamesNothingIsInTheBundleOfWhatItEnded() {
        var no = Elsewhere.spoken(script).put("action", "refuse").put("session", visitor.session());
        no.putObject("answers").put("calls", false);
        Elsewhere.record(site, no).statusCode(201);
        Reports.awaitLeaves(site, 4);

        assertThat(Bundles.files(Bundles.download(site, "stated=" + id(consent)))
                        .keySet())
                .filteredOn(name -> name.startsWith("stated/"))
                .hasSize(2)
                .last()
                .asString()
                .contains(id(no));
    }

    @Test
    void aNoThatWasRecordedFirstIsInTheBundleOfWhatItEnded() {
        var no = Elsewhere.spoken(script).put("action", "refuse").put("session", visitor.session());
        no.put("givenAt", "2026-01-02T10:00:00Z").putObject("answers").put("calls", false);
        Elsewhere.record(site, no).statusCode(201);
        var late = Elsewhere.spoken(script).put("session", visitor.session());
        Elsewhere.record(site, late.put("givenAt", "2026-01-01T10:00:00Z")).statusCode(201);
        Reports.awaitLeaves(site, 5);

        var zip = Bundles.download(site, "stated=" + id(late));

        assertThat(Bundles.files(zip).keySet())
                .filteredOn(name -> name.startsWith("stated/"))
                .containsExactly("stated/0000000003-" + id(no) + ".json", "stated/0000000004-" + id(late) + ".json");
        assertThat(Bundles.check(zip).exit()).isZero();
    }

    @Test
    void aNoThatWasSaidEarlierIsNotInTheBundleOfWhatItDidNotEnd() {
        var no = Elsewhere.spoken(script).put("action", "refuse").put("session", visitor.session());
        no.put("givenAt", "2026-01-01T10:00:00Z").putObject("answers").put("calls", false);
        Elsewhere.record(site, no).statusCode(201);
        Reports.awaitLeaves(site, 4);

        assertThat(Bundles.files(Bundles.download(site, "stated=" + id(consent)))
                        .keySet())
                .filteredOn(name -> name.startsWith("stated/"))
                .singleElement()
                .asString()
                .contains(id(consent));
    }

    @Test
    void aBundleThatLacksTheRecordItIsAboutIsNotValid() {
        var files = Bundles.files(Bundles.download(site, "stated=" + id(consent)));
        files.keySet().removeIf(name -> name.contains(id(consent)));

        assertThat(Bundles.check(Bundles.zip(files)).said()).contains("is about a record that isn't in the bundle");
    }

    private ObjectNode withdrawal() {
        return consent.objectNode()
                .put("id", Visitor.newId())
                .put("action", "withdraw")
                .put("channel", "letter")
                .put("of", id(consent))
                .put("givenAt", Instant.now().toString());
    }

    private static String id(ObjectNode record) {
        return record.get("id").textValue();
    }

    @Test
    void aTextThatIsChangedOrLeftOutIsNamed() {
        var files = Bundles.files(Bundles.download(site, ALWAYS));
        var name = "texts/" + script + ".json";

        files.put(name, Bundles.text(files.get(name)).replace("weer", "nooit").getBytes());
        assertThat(Bundles.check(Bundles.zip(files)).said()).contains("WRONG " + name);

        files.remove(name);
        assertThat(Bundles.check(Bundles.zip(files)).said()).contains(name, "names a text that isn't in the bundle");
    }

    @Test
    void anExportEndsWithThem() {
        var lines = export("format=ndjson&proofs=true");

        assertThat(lines).hasSize(4);
        var last = Reports.json(lines.get(2));
        assertThat(last.at("/record/type").asText()).isEqualTo("stated");
        assertThat(last.path("leaf").asLong()).isEqualTo(2);
        assertThat(last.path("text").asText()).endsWith("/texts/" + script);
        assertThat(last.path("salt").asText()).isNotEmpty();
        assertThat(last.has("notice")).isFalse();
        assertThat(Reports.json(lines.get(3)).at("/end/rows").asLong()).isEqualTo(3);
        Reports.ask(site, "export").then().header("Jawoord-Rows", equalTo("3"));
    }

    @Test
    void anExportOfAnActionOfChoicesHasNone() {
        assertThat(export("action=withdraw")).hasSize(1);
    }

    @Test
    void aTableSaysWhatTheyAre() {
        assertThat(export("format=csv"))
                .filteredOn(line -> line.contains("stated"))
                .hasSize(2);
    }

    private String firstChoice() {
        return Reports.json(export("action=accept_all").get(0)).at("/record/id").asText();
    }

    private List<String> export(String query) {
        return Reports.ask(site, "export?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }
}
