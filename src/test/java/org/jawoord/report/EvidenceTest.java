package org.jawoord.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jawoord.shared.Sha256;
import org.jawoord.testing.Audits;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence bundles, as they come out of the server. */
@QuarkusTest
class EvidenceTest {

    @Test
    void aSessionsBundleHasEachOfItsChoicesTheNoticeAndAllThatProvesThem() {
        var site = TestSite.published();
        Visitor.on(site).does("reject_all");
        var visitor = Visitor.on(site).does("accept_all").does("withdraw");
        Reports.awaitLeaves(site, 3);

        var zip = Bundles.download(site, "session=" + visitor.session());

        var files = Bundles.files(zip);
        assertThat(files.keySet())
                .contains(
                        "cover.html",
                        "cover.pdf",
                        "readme.txt",
                        "checkpoint.txt",
                        "keys.json",
                        "verify.html",
                        "manifest.json",
                        "manifest.jws",
                        "notices/" + site.notice() + ".json",
                        "notices/" + site.notice() + ".html")
                .filteredOn(name -> name.startsWith("records/"))
                .hasSize(2)
                .allMatch(name -> name.matches("records/000000000[12]-[0-9a-f-]{36}\\.json"));
        var verdict = Bundles.check(zip);
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said()).contains("2 records, 2 receipts", "of 3 leaves", "1 notices", "VALID");
    }

    @Test
    void theNoticesNameIsItsHash() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        Reports.awaitLeaves(site, 1);

        var notice = Bundles.files(Bundles.download(site, "session=" + visitor.session()))
                .get("notices/" + site.notice() + ".json");

        assertThat(HexFormat.of().formatHex(Sha256.of(notice))).isEqualTo(site.notice());
    }

    @Test
    void aPeriodsBundleHasEveryChoiceAndEveryNotice() {
        var site = TestSite.published();
        Visitor.on(site).does("accept_all");
        var first = site.notice();
        site.republish(TestSite::renamed);
        Visitor.on(site).does("reject_all");
        Reports.awaitLeaves(site, 2);

        var files = Bundles.files(Bundles.download(site, "from=2020-01-01"));

        assertThat(files).containsKeys("notices/" + first + ".json", "notices/" + site.notice() + ".json");
        var counts = Reports.json(Bundles.text(files.get("manifest.json"))).path("counts");
        assertThat(counts.path("records").asInt()).isEqualTo(2);
        assertThat(counts.path("notices").asInt()).isEqualTo(2);
    }

    @Test
    void oneChoicesBundleHasThatChoiceOnly() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        var choice = visitor.choice("withdraw");
        visitor.send(choice).statusCode(201);
        Reports.awaitLeaves(site, 2);
        var id = choice.path("id").asText();

        var zip = Bundles.download(site, "choice=" + id);

        assertThat(Bundles.files(zip).keySet())
                .filteredOn(name -> name.startsWith("records/"))
                .containsExactly("records/0000000001-" + id + ".json");
        assertThat(Bundles.check(zip).exit()).isZero();
    }

    @Test
    void aPeriodWithoutChoicesIsABundleThatSaysSo() {
        var site = TestSite.published();
        Reports.awaitLeaves(site, 0);

        var zip = Bundles.download(site, "from=2020-01-01&lang=en");

        assertThat(Bundles.text(Bundles.files(zip).get("cover.html"))).contains("No choice was recorded");
        var verdict = Bundles.check(zip);
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said()).contains("0 records");
    }

    @Test
    void aPeriodsBundleTellsOfErasuresAndNotOfWhom() {
        var site = TestSite.published();
        var gone = Visitor.on(site).does("accept_all");
        Visitor.on(site).does("reject_all");
        Reports.awaitLeaves(site, 2);
        TestSite.asAdmin()
                .delete("/admin/v1/sites/" + site.key() + "/sessions/" + gone.session())
                .then()
                .statusCode(200);
        Reports.awaitLeaves(site, 3);

        var zip = Bundles.download(site, "from=2020-01-01&lang=en");

        var files = Bundles.files(zip);
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith("records/"))
                .hasSize(1);
        var erasures = files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("erasures/"))
                .map(file -> Bundles.text(file.getValue()))
                .toList();
        assertThat(erasures).hasSize(1).first().asString().contains("\"leaves\":[0]");
        assertThat(files.values()).noneMatch(file -> Bundles.text(file).contains(gone.session()));
        var verdict = Bundles.check(zip);
        assertThat(verdict.exit()).as(verdict.said()).isZero();
        assertThat(verdict.said()).contains("1 erasures");
    }

    @Test
    void aChoiceThatIsNotNumberedYetIsLeftOutAndCounted() {
        var site = TestSite.published();
        var visitor = Visitor.on(site);
        Reports.awaitLeaves(site, 0);
        visitor.does("accept_all"); // half a second before the ledger has it, or less

        var manifest = Reports.json(Bundles.text(Bundles.files(Bundles.download(site, "session=" + visitor.session()))
                .get("manifest.json")));

        var counts = manifest.path("counts");
        assertThat(counts.path("records").asInt() + counts.path("unnumbered").asInt())
                .isEqualTo(1);
    }

    @Test
    void theCoverSaysInPlainWordsWhatThisIs() throws IOException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all").does("withdraw");
        Reports.awaitLeaves(site, 2);

        var files = Bundles.files(Bundles.download(site, "lang=nl&session=" + visitor.session()));

        var facts = new String[] {
            "Test shop",
            site.key(),
            visitor.session(),
            "toestemming ingetrokken",
            "alles geaccepteerd",
            "artikel 17",
            "verify-bundle",
            Bundles.serversKeys().keys().get(0).kid()
        };
        assertThat(Bundles.text(files.get("cover.html"))).contains(facts).contains("<html lang=\"nl\">");
        assertThat(Bundles.text(files.get("readme.txt"))).contains(facts);
        assertThat(pdfText(files.get("cover.pdf")))
                .contains(String.join(" ", facts).split(" ")); // cells have lines
    }

    @ParameterizedTest
    @CsvSource({
        "nl, 'versie 1, gepubliceerd op ', Nederlands, Privacyverklaring, van 1 januari 2026, Statistiek: ja, Statistiek: nee,"
                + " : niet gevraagd, Verwerkingsverantwoordelijke",
        "en, 'version 1, published on ', Dutch, Privacy statement, of 1 January 2026, Statistics: yes, Statistics: no,"
                + " : not asked, Controller"
    })
    void theCoverSaysInOneLanguageWhichVersionWasShownAndWhatEachAnswerMeant(
            String language,
            String version,
            String shownIn,
            String statement,
            String date,
            String yes,
            String no,
            String notAsked,
            String controller)
            throws IOException {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all").does("reject_all");
        Reports.awaitLeaves(site, 2);

        var files = Bundles.files(Bundles.download(site, "lang=" + language + "&session=" + visitor.session()));

        var facts = new String[] {
            version, shownIn, statement, date, yes, no, notAsked, controller, "https://shop.example/privacy"
        };
        assertThat(Bundles.text(files.get("cover.html"))).contains(facts).contains(site.notice());
        assertThat(Bundles.text(files.get("readme.txt"))).contains(facts).contains(site.notice());
        assertThat(pdfText(files.get("cover.pdf"))).contains((yes + " " + no).split(" "));
        assertThat(Bundles.text(files.get("readme.txt")))
                .doesNotContain(language.equals("nl") ? "Statistics" : "Statistiek");
    }

    @Test
    void theCoverSaysWhichVersionEachChoiceAnswered() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        site.republish(TestSite::renamed);
        Visitor.on(site).does("reject_all");
        Reports.awaitLeaves(site, 2);

        var readme = Bundles.text(
                Bundles.files(Bundles.download(site, "lang=en&from=2020-01-01")).get("readme.txt"));

        assertThat(readme)
                .containsSubsequence("version 1, published on", "version 2, published on")
                .containsPattern("accepted all.*version 1 .*" + visitor.session())
                .containsPattern("refused all.*version 2");
    }

    @Test
    void aServiceThatWasAnsweredByItselfIsOnTheCover() {
        var site = TestSite.published();
        var visitor = Visitor.on(site);
        var choice = visitor.choice("save");
        choice.putObject("categories").put("analytics", true).put("marketing", true);
        choice.putObject("services").put("meta-pixel", false);
        visitor.send(choice).statusCode(201);
        Reports.awaitLeaves(site, 1);

        var readme = Bundles.text(Bundles.files(Bundles.download(site, "lang=en&session=" + visitor.session()))
                .get("readme.txt"));

        assertThat(readme).contains("Statistics: yes, Marketing: yes, meta-pixel: no");
    }

    @Test
    void aPageOfANoticeIsInTheLanguageThatWasShown() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        Reports.awaitLeaves(site, 1);

        var page = Bundles.text(Bundles.files(Bundles.download(site, "lang=en&session=" + visitor.session()))
                .get("notices/" + site.notice() + ".html"));

        assertThat(page)
                .contains("Language of this rendering: nl", "Eerste laag: de vraag", "Herkend aan deze adressen");
        assertThat(page).doesNotContain("First layer: the question");
    }

    @Test
    void theNoticesPageHasWhatBothLayersSay() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        Reports.awaitLeaves(site, 1);

        var page = Bundles.text(Bundles.files(Bundles.download(site, "session=" + visitor.session()))
                .get("notices/" + site.notice() + ".html"));

        var texts = Reports.json(Bundles.text(Bundles.files(Bundles.download(site, "session=" + visitor.session()))
                        .get("notices/" + site.notice() + ".json")))
                .at("/banner/texts/nl");
        assertThat(texts.size()).isPositive();
        for (var key : new String[] {"title", "acceptAll", "rejectAll", "preferencesIntro"}) {
            assertThat(page).contains(texts.path(key).asText());
        }
        assertThat(page).doesNotContain("<script", "{controller}</p>");
    }

    @Test
    void whoMadeItIsInTheAuditWithoutTheSession() {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        Reports.awaitLeaves(site, 1);

        Bundles.download(site, "session=" + visitor.session());

        assertThat(Audits.of(site)).contains("token: evidence bundle made, of one session");
    }

    @Test
    void aSessionOfAnotherSiteAndAnUnknownChoiceAreNotFound() {
        var visitor = Visitor.on(TestSite.shared()).does("accept_all");
        var site = TestSite.published();

        Reports.ask(site, "evidence?session=" + visitor.session()).then().statusCode(404);
        Reports.ask(site, "evidence?choice=" + Visitor.newId()).then().statusCode(404);
        Reports.ask(site, "evidence?stated=" + Visitor.newId()).then().statusCode(404);
        TestSite.asAdmin()
                .get("/admin/v1/sites/nobodys/evidence?from=2026-01-01")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "lang=nl, 422, session",
        "to=2026-01-01, 422, session",
        "session=x, 400, session",
        "choice=x, 400, choice",
        "choice=0192f0c1-7b6e-7c31-9a55-0c3f5a1d2e77&from=2026-01-01, 422, from",
        "stated=x, 400, stated",
        "stated=0192f0c1-7b6e-7c31-9a55-0c3f5a1d2e77&to=2026-01-01, 422, to",
        "choice=0192f0c1-7b6e-7c31-9a55-0c3f5a1d2e77&stated=0192f0c1-7b6e-7c31-9a55-0c3f5a1d2e77, 422, stated",
        "from=2026-01-01&lang=de, 400, lang",
        "from=2026-01-02&to=2026-01-01, 422, to",
        "from=2026-01-01&action=withdraw, 400, action"
    })
    void aBundleThatMakesNoSenseIsRefusedByItsField(String query, int status, String field) {
        Reports.refuses("evidence?" + query, status, field);
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
