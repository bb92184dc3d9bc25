package org.jawoord.notice;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What of a long text is new, gone or different, paragraph by paragraph: a privacy statement has a hundred of them, and an owner
 * who is told that it changed wants to know where.
 */
final class ParagraphChanges {

    /** Paragraphs of a text that are compared: the work grows with the square of what differs. A statement of 60 000 characters has half as many. */
    static final int MAX_PARAGRAPHS = 500;

    /** Differences that are quoted: whoever rewrote the text reads the text. */
    static final int MAX_QUOTED = 10;

    /** Characters of a paragraph that are quoted, from shortly before the first one that differs. */
    static final int MAX_CHARACTERS = 200;

    private static final int LEAD = 40;

    private final Phrases phrases;

    ParagraphChanges(Phrases phrases) {
        this.phrases = phrases;
    }

    /** In words; empty where the paragraphs are too many, or differ in nothing but the space between them. */
    String between(String before, String after) {
        var was = paragraphs(before);
        var is = paragraphs(after);
        if (was.size() > MAX_PARAGRAPHS || is.size() > MAX_PARAGRAPHS) {
            return "";
        }
        var deltas = DiffUtils.diff(was, is).getDeltas();
        var said = deltas.stream().limit(MAX_QUOTED).map(this::words).collect(Collectors.toCollection(ArrayList::new));
        if (deltas.size() > MAX_QUOTED) {
            said.add(phrases.text("paragraph.more", Map.of("count", Integer.toString(deltas.size() - MAX_QUOTED))));
        }
        return String.join("; ", said);
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private String words(AbstractDelta<String> delta) {
        var was = String.join(" ", delta.getSource().getLines());
        var is = String.join(" ", delta.getTarget().getLines());
        if (was.isEmpty()) {
            return phrases.text("paragraph.added", Map.of("after", quoted(is, 0)));
        }
        if (is.isEmpty()) {
            return phrases.text("paragraph.removed", Map.of("before", quoted(was, 0)));
        }
        int from = Math.max(0, common(was, is) - LEAD);
        return phrases.text("paragraph.changed", Map.of("before", quoted(was, from), "after", quoted(is, from)));
    }

    private static int common(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int at = 0;
        while (at < shorter && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    /** At most so many characters, cut between words where there are any. */
    private static String quoted(String text, int from) {
        int space = text.lastIndexOf(' ', from);
        int start = from == 0 ? 0 : space < 0 ? whole(text, from) : space + 1;
        int end = Math.min(text.length(), start + MAX_CHARACTERS);
        return (start > 0 ? "…" : "")
                + text.substring(start, whole(text, end)).strip()
                + (end < text.length() ? "…" : "");
    }

    /** Not between the two halves of one character. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
