package org.jawoord.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jawoord.report.Document.Blocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents on paper and as text, whatever is written in them. */
class DocumentTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zażółć gęślą jaźń",
                "Ευχαριστώ για την επιλογή σας",
                "Щиро дякуємо",
                "Crème brûlée à l’île d’Åland",
                "€ 1.000 – “ja”"
            })
    void lettersOfEuropesLanguagesAreOnThePaper(String text) throws IOException {
        assertThat(paper(text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "شكرا",
                "תודה רבה",
                "日本語",
                "😀 emoji",
                "a\u0000b",
                "half \ud83d pair",
                "\u202Ereversed",
                "tab\there"
            })
    void whatTheFontDoesNotHaveBreaksNothing(String text) throws IOException {
        assertThat(paper(text + " end")).contains("end");
    }

    @Test
    void marksThatTurnTheDirectionAroundAreLeftOut() throws IOException {
        assertThat(paper("a \u202Ereversed\u2066 b")).contains("a reversed b");
    }

    @Test
    void aWordThatIsWiderThanThePaperIsBrokenAndWhole() throws IOException {
        var word = "x".repeat(2_000);

        assertThat(paper(word).replaceAll("[^x]", "")).hasSize(2_000);
    }

    @Test
    void aLongTextRunsOnOverPages() throws IOException {
        var document = document("word ".repeat(20_000));

        try (var pdf = Loader.loadPDF(DocumentPdf.of(document, NOW))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(10);
        }
    }

    @Test
    void plainTextHasEveryKindOfBlock() {
        var text = new String(PlainText.of(document("paragraph")), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(text)
                .contains("Title", "paragraph", "name: value", "1. step", "cell")
                .contains("\r\n");
    }

    private static String paper(String text) throws IOException {
        try (var pdf = Loader.loadPDF(DocumentPdf.of(document(text), NOW))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static Document document(String text) {
        var blocks = new Blocks()
                .heading("Heading")
                .subheading("Subheading")
                .text(text)
                .facts("name", "value", "left out", null)
                .steps("step")
                .table(List.of(List.of("head"), List.of("cell")));
        return new Document("en", "Title", "Lead", List.of(new Document.Part("en", blocks.all())));
    }
}
