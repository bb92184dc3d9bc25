package org.jawoord.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** {@code JAWOORD_DEMO}: whether the demo shop is there. */
@ConfigMapping(prefix = "jawoord.demo")
interface DemoConfig {

    /** {@code true} or {@code false} as the owner says; absent means: only with the embedded database. */
    @WithParentName
    Optional<Boolean> wanted();
}
