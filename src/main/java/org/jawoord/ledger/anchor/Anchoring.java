package org.jawoord.ledger.anchor;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Has checkpoints stamped when they are due, in one thread that nobody waits for. */
@ApplicationScoped
public class Anchoring {

    private static final Logger LOG = Logger.getLogger(Anchoring.class);

    private final AnchorTable anchors;
    private final AnchorConfig config;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "anchoring");
        thread.setDaemon(true);
        return thread;
    });
    private boolean failing;

    Anchoring(AnchorTable anchors, AnchorConfig config, Clock clock) {
        this.anchors = anchors;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        config.url().ifPresent(url -> {
            long pause = config.look().toMillis();
            var unused = timer.scheduleWithFixedDelay(() -> look(url), pause, pause, TimeUnit.MILLISECONDS);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** Never throws, or the timer would stop. Says once that it fails, and once that it works again. */
    private void look(URI url) {
        try {
            anchor(new HttpTimeStampAuthority(url), url.toString());
            if (failing) {
                LOG.info("checkpoints are stamped again");
            }
            failing = false;
        } catch (IOException | SQLException | RuntimeException e) {
            if (!failing) {
                LOG.warnf("checkpoints are not stamped, everything else goes on: %s", e.getMessage());
            }
            failing = true;
        }
    }

    /** Has the checkpoints that are due stamped by an authority. */
    void anchor(TimeStampAuthority authority, String name) throws IOException, SQLException {
        for (var due : anchors.due(clock.instant(), config.every())) {
            var token = authority.stamp(Anchor.imprint(due.checkpoint()));
            anchors.add(due.site(), Anchor.of(due.size(), due.checkpoint(), token, name));
        }
    }
}
