package org.jawoord.lookup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jawoord.shared.Background;
import org.jboss.logging.Logger;

/** Looks again and again whether the replica can be read, in a thread that nothing else waits for. */
@ApplicationScoped
class ReplicaWatch {

    private static final Logger LOG = Logger.getLogger(ReplicaWatch.class);

    /** How long a replica that has come back may stay unused, and one that hangs may cost lookups time. */
    private static final Duration BETWEEN_WATCHES = Duration.ofMillis(300);

    private final ReplicaReads reads;
    private final Background background = new Background(
            "replica-watch", LOG, "the replica is not read, so lookups read the primary", "the replica is read again");

    ReplicaWatch(ReplicaReads reads) {
        this.reads = reads;
    }

    void start(@Observes StartupEvent event) {
        if (reads.isConfigured()) {
            background.every(BETWEEN_WATCHES, reads::watch);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        background.stop();
    }
}
