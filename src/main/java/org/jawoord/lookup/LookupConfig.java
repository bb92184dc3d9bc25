package org.jawoord.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the lookup keeps in memory, and for how long. */
@ConfigMapping(prefix = "jawoord.lookup")
public interface LookupConfig {

    /** Sessions kept in memory: a few hundred bytes each. */
    @WithDefault("500000")
    int maxSessions();

    /**
     * How long a standing may be answered from memory. Absent: an hour with the embedded database, which no other node
     * can write to; one second with the owner's own, since another node may record a withdrawal there.
     */
    Optional<Duration> timeToLive();
}
