package org.jawoord.notice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What one notice says otherwise than another, kept for each pair of ids and language: a list of versions compares each with the
 * one before. An id is the hash of its content, so nothing in here can be stale.
 */
@ApplicationScoped
class Comparisons {

    /** Characters that are kept: some thousand pairs as owners make them, and a few in which everything differs. */
    static final long MAX_CHARACTERS = 16L * 1024 * 1024;

    /** What a pair takes beside its words, in characters. */
    private static final int PER_PAIR = 512;

    private final Cache<Pair, Comparison> kept = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((Pair pair, Comparison comparison) -> weightOf(comparison))
            .recordStats()
            .build();

    private record Pair(NoticeId before, NoticeId after, String language) {}

    /** As {@link Comparison#of}, worked out once. */
    Comparison of(Notice before, Notice after, String language) {
        return kept.get(new Pair(before.id(), after.id(), language), pair -> Comparison.of(before, after, language));
    }

    /** How many were worked out. */
    long made() {
        return kept.stats().loadCount();
    }

    private static int weightOf(Comparison comparison) {
        int characters = PER_PAIR;
        for (var title : comparison.asks()) {
            characters += title.length();
        }
        for (var change : comparison.changes()) {
            characters += change.characters();
        }
        return characters;
    }
}
