package org.jawoord.rights;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs the retention in one thread that nobody waits for: daily, and when it is asked for. */
@ApplicationScoped
public class RetentionTimer {

    private static final Logger LOG = Logger.getLogger(RetentionTimer.class);

    private final Retention retention;
    private final RetentionConfig config;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "retention");
        thread.setDaemon(true);
        return thread;
    });
    private boolean failing;

    RetentionTimer(Retention retention, RetentionConfig config) {
        this.retention = retention;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long pause = config.look().toMillis();
        var unused = timer.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** Has a run that was begun carried out, after those that are waiting. */
    void soon(Purge begun) {
        timer.execute(() -> {
            try {
                retention.carryOut(begun);
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("run %d of the retention was broken off: %s", begun.id(), e.getMessage());
            }
        });
    }

    /** Never throws, or the timer would stop. Says once that it fails, and once that it works again. */
    private void look() {
        try {
            retention.daily();
            if (failing) {
                LOG.info("the retention goes on");
            }
            failing = false;
        } catch (SQLException | RuntimeException e) {
            if (!failing) {
                LOG.warnf("nothing is erased whose time is over, everything else goes on: %s", e.getMessage());
            }
            failing = true;
        }
    }
}
