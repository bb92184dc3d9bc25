package org.jawoord.ledger.anchor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whether and how checkpoints are stamped. */
@ConfigMapping(prefix = "jawoord.tsa")
public interface AnchorConfig {

    /** Address of a time-stamp authority; without one nothing is stamped. */
    Optional<URI> url();

    /** How often each ledger that has grown is stamped. */
    @WithDefault("P1D")
    Duration every();

    /** How often it is looked whether one is due. */
    @WithDefault("PT1M")
    Duration look();
}
