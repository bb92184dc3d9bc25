package org.jawoord.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;

/** {@code JAWOORD_DEMO}: whether the demo shop is there. */
@ConfigMapping(prefix = "jawoord.demo")
interface DemoConfig {

    /** As the owner says; where the owner says nothing, {@code database} fills in: only with the embedded one. */
    @WithParentName
    boolean isOn();
}
