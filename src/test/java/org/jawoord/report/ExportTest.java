package org.jawoord.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jawoord.proof.Commitment;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.Sha256;
import org.jawoord.testing.Audits;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports, as programs and spreadsheets read them. */
@QuarkusTest
class ExportTest {

    @Test
    void everyChoiceIsALineOldestFirstAndTheLastLineSaysThatItIsComplete() {
        var site = TestSite.published();
        var visitor = Visitor.on(site);
        visitor.send(visitor.save(Map.of("analytics", true, "marketing", false), Map.of()))
                .statusCode(201);
        visitor.does("withdraw");
        Reports.awaitLeaves(site, 2);

        var export = Reports.ask(site, "export?format=ndjson").then().statusCode(200);

        export.header("Jawoord-Rows", "2")
                .header("Content-Type", startsWith("application/x-ndjson"))
                .header("Content-Disposition", containsString("choices-" + site.key()))
                .header("Cache-Control", "no-store");
        var text = export.extract().asString();
        var lines = text.lines().map(Reports::json).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).at("/record/action").asText()).isEqualTo("save");
        assertThat(lines.get(0).at("/record/categories/analytics").asBoolean()).isTrue();
        assertThat(lines.get(1).at("/leaf").asLong()).isEqualTo(1);
        assertThat(lines.get(0).has("salt")).isFalse();
        var end = lines.get(2).path("end");
        assertThat(end.path("rows").asInt()).isEqualTo(2);
        var above = text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1);
        assertThat(end.path("sha256").asText()).isEqualTo(Sha256.hex(above));
    }

    @Test
    void withProofsEachLineCanBeCheckedAgainstItsLeaf() {
        var site = TestSite.published();
        Visitor.on(site).does("accept_all");
        Reports.awaitLeaves(site, 1);

        var line = Reports.json(Reports.ask(site, "export?proofs=true")
                .asString()
                .lines()
                .findFirst()
                .orElseThrow());

        var record = CanonicalJson.of(line.path("record")).getBytes(StandardCharsets.UTF_8);
        var salt = Base64.getDecoder().decode(line.path("salt").asText());
        assertThat(line.path("commitment").asText()).isEqualTo(HexFormat.of().formatHex(Commitment.of(salt, record)));
    }

    @Test
    void aSpreadsheetGetsTheSameWithAHeadAndAnEnd() throws IOException {
        var site = TestSite.published();
        var visitor = Visitor.on(site);
        visitor.send(visitor.save(Map.of("analytics", true), Map.of())).statusCode(201);

        var export = Reports.ask(site, "export?format=csv&proofs=true").then().statusCode(200);

        export.header("Content-Type", startsWith("text/csv"));
        var text = export.extract().asString();
        assertThat(text).startsWith("\uFEFFsequence,id,");
        var rows = rows(text);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("action")).isEqualTo("save");
        assertThat(rows.get(0).get("categories")).isEqualTo("{\"analytics\":true}");
        assertThat(rows.get(0).get("notice")).isEqualTo(site.notice());
        // One that begins with + is text to a spreadsheet too.
        assertThat(rows.get(0).get("salt")).matches("'?[\\w+/]{43}=");
        var above = text.substring(0, text.lastIndexOf("\r\n", text.length() - 3) + 2);
        assertThat(rows.get(1).get("end")).startsWith("complete: 1 rows").endsWith(Sha256.hex(above));
    }

    @Test
    void aValueThatASpreadsheetWouldRunIsText() throws IOException {
        var site = TestSite.published();
        var dangerous = visitorWhoseSessionStartsWith(site, "-");

        var session =
                rows(Reports.ask(site, "export?format=csv").asString()).get(0).get("session");

        assertThat(session).isEqualTo("'" + dangerous.session());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\ta", "\ra", "\na", "＝1", "＋1", "－1", "＠a", "'=1"})
    void whatBeginsLikeAFormulaGetsAnApostropheAndNothingElseDoes(String dangerous) {
        assertThat(FormulaSafe.text(dangerous)).isEqualTo("'" + dangerous);
        assertThat(FormulaSafe.text("a" + dangerous)).isEqualTo("a" + dangerous);
        assertThat(FormulaSafe.text("")).isEmpty();
    }

    @Test
    void moreThanAPageIsOneExport() {
        var site = TestSite.published();
        for (int i = 0; i < 501; i++) {
            Visitor.on(site).does("reject_all");
        }

        var lines = Reports.ask(site, "export")
                .asString()
                .lines()
                .map(Reports::json)
                .toList();

        assertThat(lines.get(501).at("/end/rows").asInt()).isEqualTo(501);
        var sequences = lines.stream()
                .limit(501)
                .map(line -> line.at("/record/sequence").asLong())
                .toList();
        assertThat(sequences).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anActionIsAskedForByItsName() {
        var site = TestSite.published();
        Visitor.on(site).does("accept_all").does("withdraw");

        var lines =
                Reports.ask(site, "export?action=withdraw").asString().lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"withdraw\"");
    }

    /** RELIABILITY P6, V4. */
    @Test
    void whoWasErasedIsInNoExportAndOnNoList() {
        var site = TestSite.published();
        var gone = Visitor.on(site).does("accept_all");
        Visitor.on(site).does("reject_all");
        Reports.awaitLeaves(site, 2);
        TestSite.asAdmin()
                .delete("/admin/v1/sites/" + site.key() + "/sessions/" + gone.session())
                .then()
                .statusCode(200);

        for (var what : new String[] {"export?proofs=true", "export?format=csv", "choices"}) {
            assertThat(Reports.ask(site, what).then().statusCode(200).extract().asString())
                    .contains("reject_all")
                    .doesNotContain("accept_all", gone.session());
        }
        Reports.ask(site, "evidence?session=" + gone.session()).then().statusCode(404);
    }

    @Test
    void aSiteWithoutChoicesHasAnExportThatSaysSo() {
        var site = TestSite.published();

        var end = Reports.json(Reports.ask(site, "export")
                .then()
                .header("Jawoord-Rows", "0")
                .extract()
                .asString());

        assertThat(end.at("/end/rows").asInt()).isZero();
    }

    @Test
    void whoExportedIsInTheAudit() {
        var site = TestSite.published();

        Reports.ask(site, "export?format=csv").then().statusCode(200);

        assertThat(Audits.of(site)).contains("token: choices exported as csv");
    }

    @ParameterizedTest
    @CsvSource({
        "format=xml, 400, format",
        "proofs=yes, 400, proofs",
        "session=-, 400, session",
        "from=2026-01-02&to=2026-01-01, 422, to",
        "formt=csv, 400, formt"
    })
    void anExportThatMakesNoSenseIsRefusedByItsField(String query, int status, String field) {
        Reports.refuses("export?" + query, status, field);
    }

    @Test
    void anUnknownSiteHasNoExport() {
        TestSite.asAdmin().get("/admin/v1/sites/nobodys/export").then().statusCode(404);
    }

    private static Visitor visitorWhoseSessionStartsWith(TestSite site, String start) {
        while (true) { // one in 64
            var visitor = Visitor.on(site);
            if (visitor.session().startsWith(start)) {
                return visitor.does("accept_all");
            }
        }
    }

    private static List<CSVRecord> rows(String text) throws IOException {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(text.substring(1)))) {
            return parser.stream().collect(Collectors.toList());
        }
    }
}
