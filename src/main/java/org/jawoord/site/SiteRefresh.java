package org.jawoord.site;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import org.jawoord.shared.Background;
import org.jboss.logging.Logger;

/** Lets this node follow what others publish: reads the sites at start, and again each second. */
@ApplicationScoped
public class SiteRefresh {

    private static final Logger LOG = Logger.getLogger(SiteRefresh.class);

    /** How late a node may follow another; one small query each time. */
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final LiveSites sites;
    private final Background background = new Background(
            "site-refresh", LOG, "sites can't be read, the last known ones stay in force", "sites are read again");

    SiteRefresh(LiveSites sites) {
        this.sites = sites;
    }

    /** First of all at start: others may ask for sites when they start. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        sites.refresh();
        background.every(PERIOD, sites::refresh);
    }

    void stop(@Observes ShutdownEvent event) {
        background.stop();
    }
}
