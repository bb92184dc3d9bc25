package org.jawoord.ledger.anchor;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import org.jawoord.shared.Background;
import org.jboss.logging.Logger;

/** Has checkpoints stamped when they are due, in one thread that nobody waits for. */
@ApplicationScoped
public class Anchoring {

    private static final Logger LOG = Logger.getLogger(Anchoring.class);

    private final AnchorTable anchors;
    private final AnchorConfig config;
    private final Clock clock;
    private final Background background = new Background(
            "anchoring", LOG, "checkpoints are not stamped, everything else goes on", "checkpoints are stamped again");

    Anchoring(AnchorTable anchors, AnchorConfig config, Clock clock) {
        this.anchors = anchors;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        config.url()
                .ifPresent(url ->
                        background.every(config.look(), () -> anchor(new HttpTimeStampAuthority(url), url.toString())));
    }

    void stop(@Observes ShutdownEvent event) {
        background.stop();
    }

    /** Has the checkpoints that are due stamped by an authority. */
    void anchor(TimeStampAuthority authority, String name) throws IOException, SQLException {
        for (var due : anchors.due(clock.instant(), config.every())) {
            var token = authority.stamp(Anchor.imprint(due.checkpoint()));
            anchors.add(due.site(), Anchor.of(due.size(), due.checkpoint(), token, name));
        }
    }
}
