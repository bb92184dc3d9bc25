package org.jawoord.database;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.jawoord.settings.Settings;

/** {@code JAWOORD_DATA}: where everything lives that must survive, whichever database is used. */
@Singleton
public class DataDirectory {

    private final Path path;

    DataDirectory(Config config) {
        this.path = DatabaseSettings.from(Settings.of(config)).data();
    }

    /** Absolute. With an own database it may not be there yet: whoever keeps something in it makes it. */
    public Path path() {
        return path;
    }
}
