package org.jawoord.notice;

import java.util.List;
import java.util.Map;

/**
 * What one notice says otherwise than another, for people.
 *
 * @param material whether visitors who answered the one are asked again by the other
 * @param asks titles, in the default language, of what they are asked again
 * @param changes every difference, in the order in which one reads a notice; empty for the same notice
 */
public record Comparison(boolean material, List<String> asks, List<Change> changes) {

    /**
     * Compares two notices of a site.
     *
     * @param language of the words: {@code nl} or {@code en}
     */
    static Comparison of(Notice before, Notice after, String language) {
        var differences = Differences.between(before, after);
        var weight = new Weight(before, after);
        var words = new ChangeWords(before, after, differences, Phrases.in(language));
        var asks = after.changes(before.revs());
        return new Comparison(
                !asks.isEmpty(),
                asks,
                differences.stream()
                        .map(difference -> Change.of(difference, weight.isMaterial(difference), words.of(difference)))
                        .toList());
    }

    /** What the first notice of a site asks: everything. There is nothing that it could differ from. */
    static Comparison ofFirst(Notice first) {
        return new Comparison(true, first.changes(Map.of()), List.of());
    }
}
