package org.jawoord.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.Standing;
import org.jawoord.consent.StandingQuery;
import org.jawoord.consent.Standings;

/**
 * Standings of sessions in memory, unanswered ones included. Every change of one key goes through the cache's own lock
 * on that key: a read that started before a commit can't put back what the commit replaced, and parallel misses of one
 * key are one read.
 */
@ApplicationScoped
public class StandingCache implements Standings {

    private static final Duration ALONE = Duration.ofHours(1);
    private static final Duration SHARED = Duration.ofSeconds(1);

    /** Longer than any write can be under way: statements end after two seconds. */
    private static final Duration UNSETTLED = Duration.ofSeconds(30);

    private final Cache<SessionKey, Standing> cache;

    /** Sessions that changed in a way that only the database knows; what a slower writer tells of them is too old. */
    private final Cache<SessionKey, Boolean> unsettled =
            Caffeine.newBuilder().expireAfterWrite(UNSETTLED).build();

    private final StandingQuery query;

    StandingCache(
            LookupConfig config,
            StandingQuery query,
            @ConfigProperty(name = "jawoord.db.url") Optional<String> ownDatabase) {
        this.query = query;
        this.cache = Caffeine.newBuilder()
                .maximumSize(config.maxSessions())
                .expireAfterWrite(config.timeToLive().orElse(ownDatabase.isPresent() ? SHARED : ALONE))
                .recordStats()
                .build();
    }

    /** What is in memory, or null; never blocks. */
    Standing known(SessionKey key) {
        return cache.getIfPresent(key);
    }

    @Override
    public Standing of(SessionKey key) {
        return cache.get(key, query::read);
    }

    @Override
    public void recorded(SessionKey key, Standing standing) {
        cache.asMap().compute(key, (k, known) -> {
            if (unsettled.getIfPresent(k) != null) {
                return null;
            }
            return known != null && known.seq() > standing.seq() ? known : standing;
        });
    }

    @Override
    public void changed(SessionKey key) {
        unsettled.put(key, true);
        cache.invalidate(key);
    }

    /** Hits and misses since the start. */
    public CacheStats stats() {
        return cache.stats();
    }
}
