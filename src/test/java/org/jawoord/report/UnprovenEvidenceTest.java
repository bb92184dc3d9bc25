package org.jawoord.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.SigningKey;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row that somebody put into the database, or changed there, is in a bundle as what it is, and keeps nothing out of it. */
@QuarkusTest
class UnprovenEvidenceTest {

    private static final String ALWAYS = "from=2020-01-01&lang=";

    private TestSite site;
    private Visitor visitor;
    private String id;

    @BeforeEach
    void aLedgerOfTwoChoices() {
        site = TestSite.published(); // its ledger will be no more what it was
        Visitor.on(site).does("reject_all");
        visitor = Visitor.on(site);
        var choice = visitor.choice("accept_all");
        visitor.send(choice).statusCode(201);
        id = choice.path("id").asText();
        Reports.awaitLeaves(site, 2);
    }

    @Test
    void aChangedRecordIsInAPeriodsBundleWithoutReceiptAndAllElseIsProven() {
        change("action = 'reject_all'");

        var zip = Bundles.download(site, ALWAYS + "en");

        var files = Bundles.files(zip);
        var unproven = unproven(files);
        assertThat(unproven.path("doubt").asText()).isEqualTo("changed");
        assertThat(unproven.at("/record/action").asText()).isEqualTo("reject_all");
        assertThat(unproven.path("leaf").asInt()).isEqualTo(1);
        assertThat(files.keySet())
                .filteredOn(name -> name.matches("(records|receipts)/.*"))
                .hasSize(2)
                .noneMatch(name -> name.contains(id));
        var manifest = Reports.json(Bundles.text(files.get(Manifest.NAME)));
        assertThat(manifest.path("format").asText()).isEqualTo("jawoord-evidence/2");
        assertThat(manifest.at("/counts/unproven").asInt()).isEqualTo(1);
        assertThat(manifest.at("/counts/records").asInt()).isEqualTo(1);
        var verdict = Bundles.check(zip);
        assertThat(verdict.exit()).as(verdict.said()).isEqualTo(VerifyBundle.NOT_VALID);
        assertThat(verdict.said())
                .contains("1 records, 1 receipts", "NOT PROVEN unproven/", id, "NOT VALID for 1 records")
                .doesNotContain("WRONG");
    }

    @Test
    void anAddedRecordHasNoPlaceAndIsNotTakenForOneThatStillWaits() {
        TablesOwner.runs(
                "CREATE TEMP TABLE forged AS SELECT * FROM choice WHERE id = '" + id + "'",
                "UPDATE forged SET id = gen_random_uuid(), seq = nextval(pg_get_serial_sequence('choice', 'seq')), seal = NULL",
                "INSERT INTO choice OVERRIDING SYSTEM VALUE SELECT * FROM forged");

        var files = Bundles.files(Bundles.download(site, ALWAYS + "en"));
        TablesOwner.runs(
                "DELETE FROM choice WHERE seal IS NULL AND site = '" + site.key() + "'"); // or it would wait for ever

        assertThat(unproven(files).path("doubt").asText()).isEqualTo("added");
        assertThat(unproven(files).has("leaf")).isFalse();
        var counts = Reports.json(Bundles.text(files.get(Manifest.NAME))).path("counts");
        assertThat(counts.path("unnumbered").asInt()).isZero();
        assertThat(counts.path("records").asInt()).isEqualTo(2);
    }

    @Test
    void aRecordWhoseSealIsGoneIsSaidToBeWhatTheLedgerHas() {
        change("seal = NULL");

        var zip = Bundles.download(site, ALWAYS + "en");

        assertThat(unproven(Bundles.files(zip)).path("doubt").asText()).isEqualTo("unsealed");
        assertThat(Bundles.check(zip).said()).contains("it lacks the seal").doesNotContain("WRONG");
    }

    @ParameterizedTest
    @CsvSource({
        "nl, 'Zonder bewijs: ga hier niet op af', 'Het register heeft op deze plaats een ander record'",
        "en, 'Without proof: do not rely on these', 'The ledger has another record at its place'"
    })
    void theCoverNamesItAndSaysWhatItMeans(String language, String warning, String why) throws IOException {
        change("action = 'reject_all'");

        var files = Bundles.files(Bundles.download(site, ALWAYS + language));

        assertThat(Bundles.text(files.get("readme.txt"))).contains(warning, why, id);
        assertThat(Bundles.text(files.get("cover.html"))).contains(warning, why, id);
        try (var pdf = Loader.loadPDF(files.get("cover.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(warning).contains(why.split(" "));
        }
    }

    @Test
    void aBundleOfThatVeryRecordAndOneOfItsSessionHaveIt() {
        change("action = 'reject_all'");

        for (var query : new String[] {"choice=" + id, "session=" + visitor.session()}) {
            var zip = Bundles.download(site, query);

            assertThat(unproven(Bundles.files(zip)).at("/record/id").asText()).isEqualTo(id);
            assertThat(Bundles.check(zip).said())
                    .contains("NOT VALID for 1 records")
                    .doesNotContain("WRONG");
        }
    }

    @Test
    void aConsentGivenElsewhereThatWasChangedIsThereLikewise() {
        var consent = Elsewhere.spoken(Elsewhere.registered(site, Elsewhere.script("1")));
        Elsewhere.record(site, consent).statusCode(201);
        Reports.awaitLeaves(site, 3);
        TablesOwner.runs(
                "ALTER TABLE stated_consent DISABLE TRIGGER USER",
                "UPDATE stated_consent SET seal = decode(repeat('00', 16), 'hex') WHERE id = '"
                        + consent.path("id").asText() + "'",
                "ALTER TABLE stated_consent ENABLE TRIGGER USER");

        var zip = Bundles.download(site, "stated=" + consent.path("id").asText());

        assertThat(unproven(Bundles.files(zip)).at("/record/type").asText()).isEqualTo("stated");
        assertThat(Bundles.check(zip).said()).contains("NOT VALID for 1 records");
    }

    @Test
    void whoClaimsAnotherDoubtThanTheLedgerShowsIsFoundOut() {
        change("action = 'reject_all'");
        var files = Bundles.files(Bundles.download(site, ALWAYS + "en"));
        var name = files.keySet().stream()
                .filter(file -> file.startsWith("unproven/"))
                .findFirst()
                .orElseThrow();
        var changed = (ObjectNode) unproven(files);

        files.put(name, changed.put("doubt", "unsealed").toString().getBytes(StandardCharsets.UTF_8));

        var key = SigningKey.generate(new SecureRandom());
        var keys = KeySet.of(Stream.concat(Bundles.serversKeys().keys().stream(), Stream.of(key.verifyingKey()))
                .toList());
        assertThat(Bundles.check(Bundles.signedAnew(files, key), keys).said())
                .contains("WRONG " + name + ": says unsealed, and its place in the ledger says otherwise");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "checkpoint = 'nothing'",
                "checkpoint = reverse(checkpoint)",
                "checkpoint = replace(checkpoint, concat(chr(10), size, chr(10)), concat(chr(10), 7, chr(10)))",
                "size = abs(size - 1)"
            })
    void aDamagedDailyCheckpointIsNamedAndSpoilsNothingElse(String damage) {
        TablesOwner.runs("UPDATE ledger_checkpoint SET " + damage + " WHERE site = '" + site.key() + "'");

        var zip = Bundles.download(site, ALWAYS + "en");

        var names = Bundles.files(zip).keySet();
        assertThat(names).anyMatch(name -> name.startsWith("unproven/daily-"));
        assertThat(names).noneMatch(name -> name.startsWith("consistency/"));
        var verdict = Bundles.check(zip);
        assertThat(verdict.exit()).as(verdict.said()).isEqualTo(VerifyBundle.VALID);
        assertThat(verdict.said()).contains("NOT PROVEN unproven/daily-", "2 records, 2 receipts");
    }

    @Test
    void theCoverNamesADamagedDailyCheckpoint() {
        TablesOwner.runs("UPDATE ledger_checkpoint SET checkpoint = '' WHERE site = '" + site.key() + "'");

        assertThat(Bundles.text(
                        Bundles.files(Bundles.download(site, ALWAYS + "nl")).get("readme.txt")))
                .contains("Eerdere standen zonder bewijs", "unproven/daily-");
        assertThat(Bundles.text(
                        Bundles.files(Bundles.download(site, ALWAYS + "en")).get("cover.html")))
                .contains("Earlier states without proof", "unproven/daily-");
    }

    @Test
    void aDamagedCheckpointWithATimeStampIsNamedLikewise() {
        TablesOwner.runs("INSERT INTO ledger_anchor (site, size, checkpoint, token, stamped_at, authority)"
                + " VALUES ('" + site.key() + "', 1, 'nothing', '', now(), 'https://tsa.example')");

        var verdict = Bundles.check(Bundles.download(site, ALWAYS + "en"));

        assertThat(verdict.exit()).as(verdict.said()).isEqualTo(VerifyBundle.VALID);
        assertThat(verdict.said()).contains("NOT PROVEN unproven/stamped-0000000001.txt");
    }

    @Test
    void aDailyCheckpointThatIsSignedCantBePutAside() {
        var files = Bundles.files(Bundles.download(site, ALWAYS + "en"));
        var daily = files.keySet().stream()
                .filter(name -> name.matches("consistency/.*\\.txt"))
                .findFirst()
                .orElseThrow();
        var renamed = daily.replace("consistency/", "unproven/daily-");
        var changed = new LinkedHashMap<String, byte[]>();
        files.forEach((name, content) -> {
            if (!name.equals(daily.replace(".txt", ".json"))) {
                changed.put(name.equals(daily) ? renamed : name, content);
            }
        });
        var key = SigningKey.generate(new SecureRandom());
        var keys = KeySet.of(Stream.concat(Bundles.serversKeys().keys().stream(), Stream.of(key.verifyingKey()))
                .toList());
        var list = (ObjectNode) Reports.json(Bundles.text(changed.get(Manifest.NAME)));
        var left = list.putArray("files");
        Reports.json(Bundles.text(files.get(Manifest.NAME))).path("files").forEach(file -> {
            var name = file.path("name").asText().replace(daily, renamed);
            if (changed.containsKey(name)) {
                left.add(((ObjectNode) file).put("name", name));
            }
        });
        changed.put(Manifest.NAME, list.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(Bundles.check(Bundles.signedAnew(changed, key), keys).said())
                .contains("WRONG " + renamed + ": is signed, and is put aside instead of proven");
    }

    private void change(String what) {
        TablesOwner.runs("UPDATE choice SET " + what + " WHERE id = '" + id + "'");
    }

    private static JsonNode unproven(Map<String, byte[]> files) {
        var names = files.keySet().stream()
                .filter(name -> name.startsWith("unproven/"))
                .toList();
        assertThat(names).hasSize(1);
        return Reports.json(Bundles.text(files.get(names.get(0))));
    }
}
