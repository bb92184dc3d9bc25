package org.jawoord.lookup;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether what memory has may still be answered. With the embedded database always: no other node writes to it. With the
 * owner's own only while it is proven that nothing changed for less than {@link #BOUND}: because it was read so lately, or
 * because the {@link ChangeFeed} has seen everything that was committed until so lately. So no node answers from what was
 * withdrawn longer than a second ago, whatever happens between the nodes: a proof that doesn't come is none.
 *
 * <p>The clock is the monotonic one of this machine; no two clocks are compared. It goes on while the process is stopped, so
 * that one which wakes up knows nothing.
 */
@Singleton
class Freshness {

    /** A second is promised, from the acknowledgement on; the rest of it is for writing the answer. */
    static final Duration BOUND = Duration.ofMillis(900);

    private final boolean alone;
    private volatile long proven = System.nanoTime() - 2 * BOUND.toNanos();

    Freshness(@ConfigProperty(name = "jawoord.db.url") Optional<String> ownDatabase) {
        this.alone = ownDatabase.isEmpty();
    }

    /** Whether this is the only server that writes to its database. */
    boolean isAlone() {
        return alone;
    }

    /** Whether something that was true at this time, of {@link System#nanoTime}, or later may be answered now. */
    boolean covers(long since) {
        if (alone) {
            return true;
        }
        long now = System.nanoTime();
        return now - since < BOUND.toNanos() || now - proven < BOUND.toNanos();
    }

    /** Whether something that was true at this time or later may be answered now, whatever the feed says. */
    static boolean isYoung(long since) {
        return System.nanoTime() - since < BOUND.toNanos();
    }

    /** Everything that was committed before this time is known, and what memory has was compared with it. */
    void proven(long at) {
        proven = at;
    }
}
