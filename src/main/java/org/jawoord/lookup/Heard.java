package org.jawoord.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jawoord.consent.SessionKey;

/**
 * When this server last heard anything of a session: that a choice was recorded here, or of one by the feed. What a replica knew
 * before that must not come after it, not even where memory has forgotten what it heard.
 */
final class Heard {

    /** Longer than what a replica says may be old. */
    private static final Duration REMEMBERED = Freshness.BOUND.multipliedBy(3);

    private final Cache<SessionKey, Long> times =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    void of(SessionKey key) {
        times.put(key, System.nanoTime());
    }

    /** Whether nothing was heard of it since a time of {@link System#nanoTime} that is younger than {@link Freshness#BOUND}. */
    boolean nothingOf(SessionKey key, long since) {
        var at = times.getIfPresent(key);
        return (at == null || at - since < 0) && Freshness.isYoung(since);
    }
}
