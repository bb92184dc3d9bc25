package org.jawoord.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An owner reads where a privacy statement changed, not only that it did. */
class ParagraphChangesTest {

    private static final String STATEMENT = "Who we are\n\nWe keep orders for seven years.\n\nYou may complain.";

    private final ParagraphChanges changes = new ParagraphChanges(Phrases.in("en"));

    @Test
    void aNewParagraphIsQuoted() {
        assertThat(changes.between(STATEMENT, STATEMENT + "\n\nWe also sell your data."))
                .isEqualTo("new is “We also sell your data.”");
    }

    @Test
    void aParagraphThatIsGoneIsQuoted() {
        assertThat(changes.between(STATEMENT, "Who we are\n\nWe keep orders for seven years."))
                .isEqualTo("gone is “You may complain.”");
    }

    @Test
    void ofAParagraphThatChangedBothAreQuoted() {
        assertThat(changes.between(STATEMENT, STATEMENT.replace("seven", "ten")))
                .isEqualTo("“We keep orders for seven years.” became “We keep orders for ten years.”");
    }

    @Test
    void theQuoteOfALongParagraphIsOfWhereItDiffers() {
        var words = IntStream.range(0, 200).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

        assertThat(changes.between(words + " never.", words + " always."))
                .startsWith("“…word")
                .contains("never.” became “…word")
                .endsWith("always.”");
    }

    @Test
    void aQuoteHasABound() {
        var before = "a".repeat(ParagraphChanges.MAX_CHARACTERS);

        assertThat(changes.between("x", before)).doesNotContain("…");
        assertThat(changes.between("x", before + "a")).endsWith("a…”");
    }

    @Test
    void spaceBetweenParagraphsIsNoDifference() {
        assertThat(changes.between(STATEMENT, STATEMENT.replace("\n\n", "\r\n  \r\n\r\n")))
                .isEmpty();
    }

    @Test
    void soManyDifferencesAreQuotedAndTheOthersCounted() {
        assertThat(changes.between(lines(20, "old"), everySecond(ParagraphChanges.MAX_QUOTED)))
                .doesNotContain("more");
        assertThat(changes.between(lines(22, "old"), everySecond(ParagraphChanges.MAX_QUOTED + 1)))
                .endsWith("; and 1 more");
    }

    @Test
    void aTextOfMoreParagraphsIsNotCompared() {
        assertThat(changes.between("x", lines(ParagraphChanges.MAX_PARAGRAPHS, "new")))
                .startsWith("“x” became “new 0 new 1");
        assertThat(changes.between("x", lines(ParagraphChanges.MAX_PARAGRAPHS + 1, "new")))
                .isEmpty();
    }

    private static String lines(int count, String word) {
        return IntStream.range(0, count).mapToObj(i -> word + " " + i).collect(Collectors.joining("\n"));
    }

    /** Twice as many lines as differences. */
    private static String everySecond(int differences) {
        return IntStream.range(0, 2 * differences)
                .mapToObj(i -> (i % 2 == 0 ? "new " : "old ") + i)
                .collect(Collectors.joining("\n"));
    }
}
