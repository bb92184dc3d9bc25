package org.jawoord.lookup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import org.jawoord.consent.ChoiceChanges;
import org.jawoord.shared.Background;
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

    private static final Duration LAST_LOOK = Duration.ofSeconds(3);

    private final ChoiceChanges changes;
    private final StandingCache standings;
    private final Freshness freshness;
    private final ReplicaReads replica;
    private final Background background = new Background(
            "change-feed",
            LOG,
            "what other servers record is not known, so lookups read the database",
            "what other servers record is known again");
    private final ChoiceChanges.Cursor cursor = new ChoiceChanges.Cursor();

    ChangeFeed(ChoiceChanges changes, StandingCache standings, Freshness freshness, ReplicaReads replica) {
        this.changes = changes;
        this.standings = standings;
        this.freshness = freshness;
        this.replica = replica;
    }

    void start(@Observes StartupEvent event) {
        if (!freshness.isAlone()) {
            background.every(BETWEEN_LOOKS, this::look);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        background.stop(LAST_LOOK);
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
        look.position().ifPresent(position -> replica.looked(position, before));
    }
}
