package org.jawoord.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Pages of A4 that fill from the top down, with a number below each. */
final class Paper {

    /** Points: two centimetres. */
    private static final float MARGIN = 57;

    /** Of the size of the letters. */
    private static final float LINE = 1.4f;

    private static final float GAP = 10;
    private static final float FOOTER = 8;
    private static final float GREY = 0.7f;
    private static final float HAIRLINE = 0.5f;

    private final PDDocument pdf;
    private final Typeface face;
    private PDPageContentStream page;
    private float top;

    Paper(PDDocument pdf) throws IOException {
        this.pdf = pdf;
        this.face = Typeface.of(pdf);
        turn();
    }

    /** Leaves room, in points. */
    void space(float points) {
        top -= points;
    }

    /** A paragraph over the whole width, with room after it. */
    void text(String text, float size) throws IOException {
        row(List.of(text), new float[] {1}, size);
        space(size / 2);
    }

    /**
     * Cells beside each other; {@code widths} are shares of the width. A row that doesn't fit any more begins a page, one that is
     * longer than a page runs on.
     */
    void row(List<String> cells, float[] widths, float size) throws IOException {
        var columns = new ArrayList<List<String>>();
        int lines = 0;
        for (int i = 0; i < cells.size(); i++) {
            var wrapped = face.wrap(cells.get(i), widths[i] * width() - (widths[i] < 1 ? GAP : 0), size);
            columns.add(wrapped);
            lines = Math.max(lines, wrapped.size());
        }
        if (top - lines * size * LINE < MARGIN && lines * size * LINE < height()) {
            turn();
        }
        for (int line = 0; line < lines; line++) {
            if (top - size * LINE < MARGIN) {
                turn();
            }
            top -= size * LINE;
            float left = MARGIN;
            for (int i = 0; i < columns.size(); i++) {
                if (line < columns.get(i).size()) {
                    draw(page, columns.get(i).get(line), left, top, size);
                }
                left += widths[i] * width();
            }
        }
        space(size * (LINE - 1));
    }

    /** A thin line over the whole width. */
    void rule() throws IOException {
        page.setStrokingColor(GREY, GREY, GREY);
        page.setLineWidth(HAIRLINE);
        page.moveTo(MARGIN, top);
        page.lineTo(MARGIN + width(), top);
        page.stroke();
    }

    /** Ends the last page, and numbers them all. */
    void finish(String title) throws IOException {
        page.close();
        int pages = pdf.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (var footer = new PDPageContentStream(pdf, pdf.getPage(i), AppendMode.APPEND, true, true)) {
                draw(footer, title + " · " + (i + 1) + " / " + pages, MARGIN, MARGIN / 2, FOOTER);
            }
        }
    }

    private void turn() throws IOException {
        if (page != null) {
            page.close();
        }
        var next = new PDPage(PDRectangle.A4);
        pdf.addPage(next);
        page = new PDPageContentStream(pdf, next);
        top = PDRectangle.A4.getHeight() - MARGIN;
    }

    private static float height() {
        return PDRectangle.A4.getHeight() - 2 * MARGIN;
    }

    private static float width() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }

    private void draw(PDPageContentStream on, String line, float left, float base, float size) throws IOException {
        on.beginText();
        on.setFont(face.font(), size);
        on.newLineAtOffset(left, base);
        on.showText(face.visual(line));
        on.endText();
    }
}
