package org.jawoord.demo;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import org.jawoord.notice.Notices;
import org.jawoord.security.PublicAddress;
import org.jawoord.site.Sites;
import org.jboss.logging.Logger;

/** Defines and publishes the demo's site as an owner would, for the origins that this server is reached at. */
@ApplicationScoped
class DemoSite {

    static final String KEY = "demo";

    private static final String WHO = "demo";
    private static final Logger LOG = Logger.getLogger(DemoSite.class);

    private final DemoConfig config;
    private final SiteFile file;
    private final PublicAddress address;
    private final Sites sites;
    private final Notices notices;
    private List<String> definedFor = List.of();

    DemoSite(DemoConfig config, SiteFile file, PublicAddress address, Sites sites, Notices notices) {
        this.config = config;
        this.file = file;
        this.address = address;
        this.sites = sites;
        this.notices = notices;
    }

    /** A site from an earlier start can wait until the server is ready; each page makes sure of it too. */
    void beforeListening(@Observes StartupEvent event) {
        if (notices.current(KEY).isEmpty()) {
            define();
        }
    }

    /** A free port is known only now. */
    void whenListening(@ObservesAsync HttpServerStart event) {
        define();
    }

    /**
     * Makes the site what {@code demo/site.json} says, if it is not yet. Called again by each page, so that a database that was
     * away at the start costs nothing but the first page.
     */
    synchronized void define() {
        var origins = origins();
        if (!config.isOn() || origins.isEmpty() || origins.equals(definedFor)) {
            return;
        }
        try {
            sites.put(KEY, file.forOrigins(origins), WHO);
            notices.publish(KEY, WHO);
            definedFor = origins;
        } catch (RuntimeException e) {
            LOG.error("the demo's site could not be defined", e);
        }
    }

    /** Where pages of the demo may be; empty while the port is not known. */
    List<String> origins() {
        var local = address.local();
        if (local.getPort() <= 0) {
            return List.of();
        }
        var origins = new LinkedHashSet<String>();
        origins.add(Origins.origin("http", "localhost", local.getPort()));
        origins.add(Origins.origin("http", "127.0.0.1", local.getPort()));
        origins.add(originOf(local));
        origins.add(originOf(address.base()));
        return List.copyOf(origins);
    }

    private static String originOf(URI url) {
        return Origins.origin(url.getScheme(), url.getHost(), url.getPort());
    }
}
