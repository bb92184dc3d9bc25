package org.jawoord.lookup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jawoord.consent.ReplicaQuery;
import org.jawoord.consent.SessionKey;
import org.jawoord.database.Position;
import org.jawoord.database.Replica;
import org.jboss.logging.Logger;

/**
 * Reads that a replica takes off the primary. Each brings the position with it up to which it has everything, and counts only
 * where that includes a young look of the {@link ChangeFeed}: it is then as old as that look, and no older. Whatever else may
 * be wrong with the replica, the primary is read.
 *
 * <p>{@link #watch} decides whether it is asked at all, so that one which hangs or lags costs a few lookups and not each.
 */
@Singleton
class ReplicaReads {

    private static final Logger LOG = Logger.getLogger(ReplicaReads.class);

    private final ReplicaQuery replica;
    private final Looks looks = new Looks();
    private final Semaphore free = new Semaphore(Replica.MAX_READS);
    private final Counter fromReplica;
    private final Counter fromPrimary;
    private volatile boolean usable;

    /** The identifier of another cluster that was met last, of which the log has been told. */
    private long refused;

    ReplicaReads(ReplicaQuery replica, MeterRegistry metrics) {
        this.replica = replica;
        this.fromReplica = metrics.counter("jawoord.lookup.reads", "from", "replica");
        this.fromPrimary = metrics.counter("jawoord.lookup.reads", "from", "primary");
    }

    boolean isConfigured() {
        return replica.isConfigured();
    }

    /** What the feed has looked at, when all that it found is told. */
    void looked(Position primary, long at) {
        looks.add(new Looks.Look(primary, at));
    }

    /** What the replica knows of a session, with its age, where it is known to be young; empty: the primary has to be asked. May block. */
    Optional<Resident> read(SessionKey key) {
        if (!usable || !free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            var read = replica.read(key);
            var look = looks.newestIn(read.position());
            if (look.isEmpty()) {
                usable = false; // it lags; until a watch has found it well
            }
            return look.map(found -> new Resident(read.standing(), found.at()));
        } catch (SQLException e) {
            usable = false;
            return Optional.empty();
        } finally {
            free.release();
        }
    }

    /** A read has got what the replica had. */
    void countReplica() {
        fromReplica.increment();
    }

    /** A read has asked the primary. */
    void countPrimary() {
        fromPrimary.increment();
    }

    /**
     * Looks whether the replica can be asked from now on.
     *
     * @throws SQLException it doesn't answer
     * @throws IllegalStateException it answers, and must not be asked; the message says why
     */
    void watch() throws SQLException {
        boolean found = false;
        try {
            var position = replica.position();
            var newest = looks.newest();
            if (newest.isPresent()) { // else it can't be told; the feed says that it can't look
                require(position, newest.get().position());
                found = true;
            }
        } finally {
            usable = found;
            if (!found) {
                replica.forgetConnections();
            }
        }
    }

    private void require(Position position, Position primary) {
        if (position.system() != primary.system()) {
            if (refused != position.system()) {
                LOG.error("JAWOORD_REPLICA_URL leads to another cluster than JAWOORD_DB_URL, so it is not read");
            }
            refused = position.system();
            throw new IllegalStateException("it is of another cluster");
        }
        if (!position.replays()) {
            throw new IllegalStateException("it is no replica, or was promoted");
        }
        if (position.timeline() != primary.timeline()) {
            throw new IllegalStateException("it is not known to be on timeline " + primary.timeline() + " yet");
        }
        if (looks.newestIn(position).isEmpty()) {
            throw new IllegalStateException(
                    "it lags behind by more than " + Freshness.BOUND.toMillis() + " milliseconds");
        }
    }
}
