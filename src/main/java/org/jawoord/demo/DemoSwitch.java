package org.jawoord.demo;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says whether the demo is there: as the owner says, and otherwise only where nothing real can be, with the embedded database. */
@Singleton
class DemoSwitch {

    private final boolean on;

    DemoSwitch(DemoConfig config, @ConfigProperty(name = "jawoord.db.url") Optional<String> ownDatabase) {
        this.on = config.wanted().orElse(ownDatabase.isEmpty());
    }

    boolean isOn() {
        return on;
    }
}
