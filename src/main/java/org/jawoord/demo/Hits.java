package org.jawoord.demo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Every hit on a stand-in since the start or the last reset: over all pages, and per page view. In memory, bounded. */
@Singleton
class Hits {

    /** Page views remembered at once; with {@value Tally#RECENT} hits each about 20 MB at worst. */
    private static final int MOST_PAGE_VIEWS = 1_000;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Tally all = new Tally();
    private final Cache<PageView, Tally> byPageView = Caffeine.newBuilder()
            .maximumSize(MOST_PAGE_VIEWS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    void count(Hit hit, Optional<PageView> page) {
        all.add(hit);
        page.ifPresent(view -> byPageView.get(view, unseen -> new Tally()).add(hit));
    }

    Tally.Counts all() {
        return all.counts();
    }

    Tally.Counts of(PageView page) {
        var tally = byPageView.getIfPresent(page);
        return tally == null ? Tally.Counts.NONE : tally.counts();
    }

    void reset() {
        all.reset();
        byPageView.invalidateAll();
    }

    void reset(PageView page) {
        byPageView.invalidate(page);
    }
}
