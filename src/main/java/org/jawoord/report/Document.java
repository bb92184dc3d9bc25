package org.jawoord.report;

import java.util.ArrayList;
import java.util.List;
import org.jawoord.site.WritingDirection;

/**
 * A text for people, as a page ({@link DocumentPage}) or on paper ({@link DocumentPdf}).
 *
 * @param language that of title and lead
 */
record Document(String language, String title, String lead, List<Part> parts) {

    /** Some blocks in one language. */
    record Part(String language, List<Block> blocks) {

        /** {@code rtl} or {@code ltr}, as HTML says it. */
        public String direction() {
            return WritingDirection.of(language);
        }
    }

    /** What a block is. */
    enum Kind {
        HEADING,
        SUBHEADING,
        TEXT,
        /** Rows of a name and a value. */
        FACTS,
        /** Rows of one text each, in order. */
        STEPS,
        /** The first row is the head. */
        TABLE
    }

    /** {@code text} or {@code rows}, as its kind says; the other is empty. */
    record Block(Kind kind, String text, List<List<String>> rows) {

        public List<String> head() {
            return rows.get(0);
        }

        public List<List<String>> body() {
            return rows.subList(1, rows.size());
        }
    }

    /** Collects blocks; leaves out what has nothing to say. */
    static final class Blocks {

        private final List<Block> blocks = new ArrayList<>();

        Blocks heading(String text) {
            return add(Kind.HEADING, text);
        }

        Blocks subheading(String text) {
            return add(Kind.SUBHEADING, text);
        }

        Blocks text(String text) {
            return add(Kind.TEXT, text);
        }

        /** Name, value, name, value; those whose value is null or empty are left out. */
        Blocks facts(String... namesAndValues) {
            var rows = new ArrayList<List<String>>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                if (namesAndValues[i + 1] != null && !namesAndValues[i + 1].isEmpty()) {
                    rows.add(List.of(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]));
                }
            }
            return rows.isEmpty() ? this : add(Kind.FACTS, rows);
        }

        Blocks steps(String... steps) {
            return add(Kind.STEPS, List.of(steps).stream().map(List::of).toList());
        }

        /** The first row is the head. */
        Blocks table(List<List<String>> rows) {
            return add(Kind.TABLE, rows);
        }

        List<Block> all() {
            return List.copyOf(blocks);
        }

        private Blocks add(Kind kind, String text) {
            if (text != null && !text.isBlank()) {
                blocks.add(new Block(kind, text, List.of()));
            }
            return this;
        }

        private Blocks add(Kind kind, List<List<String>> rows) {
            blocks.add(new Block(kind, "", rows));
            return this;
        }
    }
}
