package org.jawoord.report;

import java.nio.charset.StandardCharsets;

/** A document as plain text, for whoever has nothing but an editor. */
final class PlainText {

    /** Carriage return and line feed: every editor shows that as lines. */
    private static final String LINE = "\r\n";

    private PlainText() {}

    /** In UTF-8. */
    static byte[] of(Document document) {
        var text = new StringBuilder(document.title() + LINE + LINE + document.lead() + LINE);
        for (var part : document.parts()) {
            for (var block : part.blocks()) {
                put(block, text);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(Document.Block block, StringBuilder text) {
        text.append(LINE);
        switch (block.kind()) {
            case HEADING ->
                text.append(LINE)
                        .append(block.text())
                        .append(LINE)
                        .append("=".repeat(block.text().length()))
                        .append(LINE);
            case SUBHEADING, TEXT -> text.append(block.text()).append(LINE);
            case FACTS ->
                block.rows().forEach(row -> text.append(row.get(0))
                        .append(": ")
                        .append(row.get(1).replace("\n", ", "))
                        .append(LINE));
            case STEPS -> {
                for (int i = 0; i < block.rows().size(); i++) {
                    text.append(i + 1)
                            .append(". ")
                            .append(block.rows().get(i).get(0))
                            .append(LINE);
                }
            }
            case TABLE ->
                block.rows().forEach(row -> text.append(String.join("  ", row).replace("\n", ", "))
                        .append(LINE));
        }
    }
}
