package org.jawoord.rights;

import static org.jawoord.shared.ProblemException.malformed;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Which part of a long list is asked for: what comes after a key, at most so many.
 *
 * @param cursor the key of the last one that was seen, or null for the first page
 */
record Page(Long cursor, int limit) {

    /** Entries that one answer has at most: some hundred kilobytes, read in some milliseconds. */
    static final int MAX = 200;

    /** Entries when nobody says how many. */
    static final int STANDARD = 50;

    /** Digits of the largest key. */
    private static final int MAX_DIGITS = 18;

    /** What the parameters {@code cursor} and {@code limit} say; each may be null. 400 with the name of the wrong one. */
    static Page of(String cursor, String limit) {
        return new Page(
                cursor == null ? null : number(cursor, MAX_DIGITS, "cursor", "Must be the next of an earlier answer."),
                limit == null ? STANDARD : limit(limit));
    }

    /**
     * What one answer shows of a list.
     *
     * @param next the cursor of the next page; null on the last
     */
    record Part<T>(List<T> shown, String next) {}

    /** What to show of what was found, for which one more than the limit was asked. */
    <T> Part<T> of(List<T> found, ToLongFunction<T> key) {
        if (found.size() <= limit) {
            return new Part<>(found, null);
        }
        var shown = found.subList(0, limit);
        return new Part<>(shown, String.valueOf(key.applyAsLong(shown.get(limit - 1))));
    }

    /** The key that a list from the newest one back starts before. */
    long before() {
        return cursor == null ? Long.MAX_VALUE : cursor;
    }

    private static int limit(String text) {
        var says = "Must be a number from 1 to " + MAX + ".";
        long limit = number(text, String.valueOf(MAX).length(), "limit", says);
        if (limit < 1 || limit > MAX) {
            throw malformed(says, "limit");
        }
        return (int) limit;
    }

    private static long number(String text, int digits, String field, String says) {
        if (!text.matches("[0-9]{1," + digits + "}")) {
            throw malformed(says, field);
        }
        return Long.parseLong(text);
    }
}
