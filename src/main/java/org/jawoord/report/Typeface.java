package org.jawoord.report;

import java.io.IOException;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The letters of PDFs: Liberation Sans, which comes with PDFBox and has Latin, Greek, Cyrillic and Hebrew. What it has no
 * letter for, Arabic among it, is shown as a question mark; pages beside the PDF show it as it is.
 */
final class Typeface {

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Widths in a font are thousandths of the size of the letters. */
    private static final float UNITS = 1000;

    private static final String UNKNOWN = "?";

    private final PDType0Font font;
    private final Map<Integer, String> shown = new HashMap<>();

    private Typeface(PDType0Font font) {
        this.font = font;
    }

    /** For one document, which will have the letters inside that it uses. */
    static Typeface of(PDDocument pdf) throws IOException {
        try (var file = PDDocument.class.getResourceAsStream(FILE)) {
            return new Typeface(PDType0Font.load(pdf, file, true));
        }
    }

    PDType0Font font() {
        return font;
    }

    /** The text in lines no wider than {@code width} points; words that are wider are broken. At least one line. */
    List<String> wrap(String text, float width, float size) throws IOException {
        var lines = new ArrayList<String>();
        for (var paragraph : text.lines().toList()) {
            var line = "";
            for (var word : known(paragraph).split(" ", -1)) {
                var longer = line.isEmpty() ? word : line + " " + word;
                if (fits(longer, width, size)) {
                    line = longer;
                    continue;
                }
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                for (line = word; !fits(line, width, size); ) {
                    int cut = cut(line, width, size);
                    lines.add(line.substring(0, cut));
                    line = line.substring(cut);
                }
            }
            lines.add(line);
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    /** A line in the order in which its letters stand from left to right (Unicode bidirectional algorithm). */
    String visual(String line) {
        if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return line;
        }
        var bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int count = bidi.getRunCount();
        var runs = new String[count];
        var levels = new byte[count];
        for (int i = 0; i < count; i++) {
            var run = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
            levels[i] = (byte) bidi.getRunLevel(i);
            runs[i] =
                    levels[i] % 2 == 0 ? run : new StringBuilder(run).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, count);
        return String.join("", runs);
    }

    private int cut(String word, float width, float size) throws IOException {
        int cut = word.offsetByCodePoints(0, 1); // one letter at least, or it would never end
        while (cut < word.length() && fits(word.substring(0, word.offsetByCodePoints(cut, 1)), width, size)) {
            cut = word.offsetByCodePoints(cut, 1);
        }
        return cut;
    }

    private boolean fits(String line, float width, float size) throws IOException {
        return font.getStringWidth(line) / UNITS * size <= width;
    }

    /** The text with only what the font can show. */
    private String known(String text) {
        var known = new StringBuilder();
        text.codePoints().forEach(letter -> known.append(shown.computeIfAbsent(letter, this::shown)));
        return known.toString();
    }

    private String shown(int letter) {
        if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
            return " ";
        }
        if (Character.getType(letter) == Character.FORMAT) {
            return ""; // nothing to see, and marks of direction could make a line read as another
        }
        var text = Character.toString(letter);
        try {
            font.encode(text);
            return text;
        } catch (IllegalArgumentException | IOException e) {
            return UNKNOWN;
        }
    }
}
