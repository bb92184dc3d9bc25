package org.jawoord.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A document on A4, as PDF with its font inside. The same blocks as {@link DocumentPage}, in the same order. */
final class DocumentPdf {

    private static final float TITLE = 20;
    private static final float HEADING = 14;
    private static final float SUBHEADING = 12;
    private static final float TEXT = 10;
    private static final float SMALL = 8.5f;

    /** Share of the width that the names of facts take, and the numbers of steps. */
    private static final float[] FACTS = {0.32f, 0.68f};

    private static final float[] STEPS = {0.05f, 0.95f};

    /** Of columns, in letters. */
    private static final int NARROWEST = 8;

    private static final int WIDEST = 40;

    private static final int GAP = 4;

    private DocumentPdf() {}

    /** The file. */
    static byte[] of(Document document, Instant madeAt) {
        try (var pdf = new PDDocument()) {
            var information = pdf.getDocumentInformation();
            information.setTitle(document.title());
            information.setCreator("Jawoord");
            information.setCreationDate(GregorianCalendar.from(ZonedDateTime.ofInstant(madeAt, ZoneOffset.UTC)));
            pdf.getDocumentCatalog().setLanguage(document.language());
            var paper = new Paper(pdf);
            paper.text(document.title(), TITLE);
            paper.text(document.lead(), TEXT);
            for (var part : document.parts()) {
                for (var block : part.blocks()) {
                    put(block, paper);
                }
            }
            paper.finish(document.title());
            var bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF in memory can't be written", e);
        }
    }

    private static void put(Document.Block block, Paper paper) throws IOException {
        switch (block.kind()) {
            case HEADING -> {
                paper.space(HEADING);
                paper.text(block.text(), HEADING);
            }
            case SUBHEADING -> {
                paper.space(TEXT);
                paper.text(block.text(), SUBHEADING);
            }
            case TEXT -> paper.text(block.text(), TEXT);
            case FACTS -> {
                for (var row : block.rows()) {
                    paper.row(row, FACTS, TEXT);
                }
            }
            case STEPS -> {
                for (int i = 0; i < block.rows().size(); i++) {
                    paper.row(List.of((i + 1) + ".", block.rows().get(i).get(0)), STEPS, TEXT);
                }
            }
            case TABLE -> {
                var widths = widths(block.rows());
                paper.row(block.head(), widths, SMALL);
                paper.rule();
                for (var row : block.body()) {
                    paper.row(row, widths, SMALL);
                }
            }
        }
    }

    /** Columns as wide as what is in them, in proportion; a long text has lines, and leaves room for the others. */
    private static float[] widths(List<List<String>> rows) {
        var widths = new float[rows.get(0).size()];
        float all = 0;
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            int longest = rows.stream()
                    .flatMap(row -> row.get(column).lines())
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            widths[i] = Math.min(Math.max(longest, NARROWEST), WIDEST) + GAP;
            all += widths[i];
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] /= all;
        }
        return widths;
    }
}
