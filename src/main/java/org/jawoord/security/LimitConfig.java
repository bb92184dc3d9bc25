package org.jawoord.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Requests a second that are answered; 0 switches a limit off, for tests and behind a proxy that limits. */
@ConfigMapping(prefix = "jawoord.limit")
public interface LimitConfig {

    /** One visitor makes a choice now and then; an office behind one address makes a few a second. */
    @WithDefault("20")
    int choicesPerClient();

    /** One site's flood must not fill the disk or starve the others. */
    @WithDefault("2000")
    int choicesPerSite();

    /** An owner's server may ask for every page view of a busy site from one address. */
    @WithDefault("5000")
    int lookupsPerClient();

    /** As choices: one visitor is shown a notice now and then, an office a few a second. Only a count is at stake. */
    @WithDefault("20")
    int shownPerClient();
}
