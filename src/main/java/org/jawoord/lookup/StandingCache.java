package org.jawoord.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Interner;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.Standing;
import org.jawoord.consent.StandingQuery;
import org.jawoord.consent.Standings;

/**
 * Standings of sessions in memory, unanswered ones included. Every change of one key goes through the cache's own lock
 * on that key: a read that started before a commit can't put back what the commit replaced, and parallel misses of one
 * key are one read. {@link Freshness} says how long what is here may be answered.
 */
@Singleton
public class StandingCache implements Standings {

    /** What nobody asked for so long is not worth its memory. */
    private static final Duration KEPT = Duration.ofHours(1);

    /** How long it is remembered that a session changed: longer than any read that may be kept was under way. */
    private static final Duration REMEMBERED = Duration.ofSeconds(8);

    /** A read or a write that took longer is too old to be kept: what changed meanwhile may be forgotten by then. */
    private static final long MAX_UNDER_WAY = Duration.ofSeconds(5).toNanos();

    private final Cache<SessionKey, Resident> cache;

    /** When sessions changed in a way that only the database knows; who began before tells what is too old. */
    private final Cache<SessionKey, Long> changed =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    private final Interner<Object> parts = Interner.newWeakInterner();
    private final StandingQuery query;
    private final Freshness freshness;
    private final ReplicaReads replica;
    private final Heard heard;
    private volatile long cleared = System.nanoTime();

    StandingCache(
            LookupConfig config,
            StandingQuery query,
            Freshness freshness,
            ReplicaReads replica,
            MeterRegistry metrics) {
        this.query = query;
        this.freshness = freshness;
        this.replica = replica;
        this.heard = replica.isConfigured() ? new Heard() : null;
        this.cache = Caffeine.newBuilder()
                .maximumSize(config.maxSessions())
                .expireAfterAccess(KEPT)
                .build();
        metrics.gauge("jawoord.lookup.sessions", cache, Cache::estimatedSize);
    }

    /** What is in memory and may be answered, or null; never blocks. */
    Resident known(SessionKey key) {
        var resident = cache.getIfPresent(key);
        return resident != null && freshness.covers(resident.since()) ? resident : null;
    }

    /** From memory or, once for all that ask at the same time, from the database. May block. */
    Resident resident(SessionKey key) {
        var known = known(key);
        return known == null ? read(key) : known;
    }

    private Resident read(SessionKey key) {
        var found = new Resident[1];
        cache.asMap().compute(key, (k, known) -> {
            if (known != null && freshness.covers(known.since())) {
                found[0] = known; // somebody else has read it meanwhile
                return known;
            }
            var copied = fromReplica(k);
            if (copied.isPresent()) {
                found[0] = copied.get();
                return found[0];
            }
            replica.countPrimary();
            long since = System.nanoTime();
            found[0] = new Resident(sharing(query.read(k)), since);
            return isLatest(k, since) ? found[0] : null;
        });
        return found[0];
    }

    /** Only what is no older than anything that was heard of the session; else the primary tells it. */
    private Optional<Resident> fromReplica(SessionKey key) {
        if (heard == null) {
            return Optional.empty();
        }
        var read = replica.read(key)
                .filter(copied -> heard.nothingOf(key, copied.since()) && isLatest(key, copied.since()))
                .map(copied -> new Resident(sharing(copied.standing()), copied.since()));
        read.ifPresent(copied -> replica.countReplica());
        return read;
    }

    /** Before memory is told of it, so that a read which is under way either knows, or is corrected. */
    private void hear(SessionKey key) {
        if (heard != null) {
            heard.of(key);
        }
    }

    @Override
    public Standing of(SessionKey key) {
        return resident(key).standing();
    }

    @Override
    public void recorded(SessionKey key, Standing standing, long since) {
        hear(key);
        cache.asMap().compute(key, (k, known) -> {
            if (!isLatest(k, since)) {
                return null;
            }
            return known != null && known.standing().seq() > standing.seq()
                    ? known
                    : new Resident(sharing(standing), since);
        });
    }

    @Override
    public void changed(SessionKey key) {
        hear(key);
        changed.put(key, System.nanoTime());
        cache.asMap().remove(key);
    }

    /**
     * Another node may have recorded this: forgotten, unless what is known ends with it. A later place doesn't include it:
     * places are given before commits, so what was read may have the later choice and lack this one.
     */
    void changedElsewhere(SessionKey key, long seq) {
        hear(key);
        // under the key's lock, so that a read which is under way is looked at as well
        var known = cache.asMap()
                .computeIfPresent(key, (k, resident) -> resident.standing().seq() == seq ? resident : null);
        if (known == null) {
            changed(key);
        }
    }

    /** Anything about a site's sessions may have changed. */
    void changedSite(String site) {
        cleared = System.nanoTime();
        cache.asMap().keySet().removeIf(key -> key.site().equals(site));
    }

    /** Anything may have changed. */
    void changedAll() {
        cleared = System.nanoTime();
        cache.asMap()
                .keySet()
                .removeIf(key -> true); // waits for readings that are under way, as invalidateAll() would not
    }

    /** Whether nothing is known to have changed since then. */
    private boolean isLatest(SessionKey key, long since) {
        var at = changed.getIfPresent(key);
        return (at == null || at - since < 0) && cleared - since < 0 && System.nanoTime() - since < MAX_UNDER_WAY;
    }

    /** The same with parts that thousands of sessions have in common, once for all of them. */
    private Standing sharing(Standing standing) {
        return standing.notice() == null && standing.refused().isEmpty() ? standing : standing.withParts(parts);
    }
}
