package org.jawoord.rights;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When records whose time is over are looked for. How long they are kept, each site says itself. */
@ConfigMapping(prefix = "jawoord.retention")
public interface RetentionConfig {

    /** How often for each site. */
    @WithDefault("P1D")
    Duration every();

    /** How often it is looked whether one is due; at first this long after the start, so that it is no part of it. */
    @WithDefault("PT10M")
    Duration look();
}
