package org.jawoord.site;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Lets this node follow what others publish: reads the sites at start, and again each second. */
@ApplicationScoped
public class SiteRefresh {

    private static final Logger LOG = Logger.getLogger(SiteRefresh.class);

    /** How late a node may follow another; one small query each time. */
    private static final long PERIOD_MILLIS = 1_000;

    private final LiveSites sites;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "site-refresh");
        thread.setDaemon(true);
        return thread;
    });
    private boolean failing;

    SiteRefresh(LiveSites sites) {
        this.sites = sites;
    }

    /** First of all at start: others may ask for sites when they start. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        sites.refresh();
        var unused = timer.scheduleWithFixedDelay(this::follow, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** Never throws, or the timer would stop. Says once that it fails, and once that it works again. */
    private void follow() {
        try {
            sites.refresh();
            if (failing) {
                LOG.info("sites are read again");
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warnf("sites can't be read, the last known ones stay in force: %s", e.getMessage());
            }
            failing = true;
        }
    }
}
