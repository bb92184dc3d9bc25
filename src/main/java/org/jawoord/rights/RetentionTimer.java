package org.jawoord.rights;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import org.jawoord.shared.Background;
import org.jboss.logging.Logger;

/** Erases in one thread that nobody waits for: daily, when it is asked for, and what a hold kept that was released. */
@ApplicationScoped
public class RetentionTimer {

    private static final Logger LOG = Logger.getLogger(RetentionTimer.class);

    private final Retention retention;
    private final ErasuresAgain again;
    private final RetentionConfig config;
    private final Background background = new Background(
            "retention", LOG, "nothing is erased whose time is over, everything else goes on", "the retention goes on");

    RetentionTimer(Retention retention, ErasuresAgain again, RetentionConfig config) {
        this.retention = retention;
        this.again = again;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        background.every(config.look(), retention::daily);
    }

    void stop(@Observes ShutdownEvent event) {
        background.stop();
    }

    /** Has a run that was begun carried out, after those that are waiting. */
    void soon(Purge begun) {
        background.soon(() -> {
            try {
                retention.carryOut(begun);
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("run %d of the retention was broken off: %s", begun.id(), e.getMessage());
            }
        });
    }

    /** Has erasures finished that a hold on this site kept waiting; the next start does it when that fails. */
    void released(String site) {
        background.soon(() -> {
            try {
                again.released(site);
            } catch (SQLException | IOException | RuntimeException e) {
                LOG.warnf("what a hold on site %s kept may still be there: %s", site, e.getMessage());
            }
        });
    }
}
