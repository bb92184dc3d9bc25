package org.jawoord.lookup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jawoord.consent.ChoiceChanges;
import org.jboss.logging.Logger;

/**
 * Follows what other nodes of the same database record and erase, so that what memory has stays right. Each look that
 * succeeds proves to {@link Freshness} that everything from before it is known; when looks fail, the proof runs out and
 * lookups read the database again, or deny.
 */
@ApplicationScoped
class ChangeFeed {

    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);

    /** Several looks fit into {@link Freshness#BOUND}, so that one that is slow costs nothing. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private static final long STOP_SECONDS = 3;

    private final ChoiceChanges changes;
    private final StandingCache standings;
    private final Freshness freshness;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "change-feed");
        thread.setDaemon(true);
        return thread;
    });
    private final ChoiceChanges.Cursor cursor = new ChoiceChanges.Cursor();
    private boolean failing;

    ChangeFeed(ChoiceChanges changes, StandingCache standings, Freshness freshness) {
        this.changes = changes;
        this.standings = standings;
        this.freshness = freshness;
    }

    void start(@Observes StartupEvent event) {
        if (!freshness.isAlone()) {
            long pause = BETWEEN_LOOKS.toMillis();
            var unused = timer.scheduleWithFixedDelay(this::follow, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            timer.shutdownNow();
        }
    }

    /** Never throws, or the timer would stop. Says once that it fails, and once that it works again. */
    private void follow() {
        try {
            look();
            if (failing) {
                LOG.info("what other servers record is known again");
            }
            failing = false;
        } catch (SQLException | RuntimeException e) {
            if (!failing) {
                LOG.warnf("what other servers record is not known, so lookups read the database: %s", e.getMessage());
            }
            failing = true;
        }
    }

    /** One look. What it proves, it proves of the moment before it began. */
    void look() throws SQLException {
        long before = System.nanoTime();
        var look = changes.since(cursor);
        if (!look.isWhole()) {
            standings.changedAll();
        }
        look.recorded().forEach(choice -> standings.changedElsewhere(choice.key(), choice.seq()));
        look.erasedIn().forEach(standings::changedSite);
        freshness.proven(before);
    }
}
