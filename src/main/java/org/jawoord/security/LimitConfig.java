package org.jawoord.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * {@code JAWOORD_LIMIT_*}: how much one client or one site may ask for, in requests a second. 0 switches a limit off,
 * for tests and behind a proxy that limits.
 */
@ConfigMapping(prefix = "jawoord.limit")
public interface LimitConfig {

    /** A person makes a handful of choices in a minute; many may share one address. */
    @WithDefault("10")
    int choicesPerClient();

    /** A flood from many addresses: below what the database can take, so that other sites do not notice. */
    @WithDefault("1000")
    int choicesPerSite();

    /** A server that looks up for its visitors is one client. */
    @WithDefault("500")
    int lookupsPerClient();
}
