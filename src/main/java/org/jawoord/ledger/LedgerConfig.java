package org.jawoord.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the ledger follows what is recorded. */
@ConfigMapping(prefix = "jawoord.ledger")
public interface LedgerConfig {

    /** How long it waits after a look that found nothing: most of the time between a choice and its proof. */
    @WithDefault("PT0.25S")
    Duration pause();

    /**
     * Records in one transaction: far from the statement's time-out, and so many that each site is signed for once, not
     * for every handful of its records.
     */
    @WithDefault("5000")
    int batch();
}
