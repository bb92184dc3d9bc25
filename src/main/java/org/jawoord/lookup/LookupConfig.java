package org.jawoord.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the lookup keeps in memory. */
@ConfigMapping(prefix = "jawoord.lookup")
public interface LookupConfig {

    /** Sessions kept in memory: a few hundred bytes each. */
    @WithDefault("500000")
    int maxSessions();
}
