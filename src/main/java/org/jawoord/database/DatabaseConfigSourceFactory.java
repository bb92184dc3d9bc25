package org.jawoord.database;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jawoord.settings.RuntimeConfig;
import org.jawoord.settings.Settings;

/**
 * Tells Quarkus where the database is: two roles at one address, the pool's and the migrations'. In production the
 * database runs by then ({@link Database#open}); in tests this is where it starts.
 */
public class DatabaseConfigSourceFactory implements ConfigSourceFactory {

    /** Above {@code application.properties} (250), below {@code .env} (295) and the environment (300). */
    private static final int ORDINAL = 275;

    /** The demo site is for a first try: there by default with the embedded database, not with an own one. */
    private static final String DEMO = "jawoord.demo";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (!RuntimeConfig.isBeingBuilt(context)) {
            return List.of();
        }
        Settings given = RuntimeConfig.settings(context);
        DatabaseSettings settings = DatabaseSettings.from(given);
        boolean throwaway = LaunchMode.current() == LaunchMode.TEST;
        DatabaseAddress address = settings.own().orElseGet(() -> Database.embedded(settings, throwaway));
        Map<String, String> quarkus = new HashMap<>(asQuarkusSettings(address));
        if (given.get(DEMO).isEmpty()) {
            quarkus.put(DEMO, Boolean.toString(settings.isEmbedded()));
        }
        return List.of(new PropertiesConfigSource(quarkus, "jawoord database", ORDINAL));
    }

    private static Map<String, String> asQuarkusSettings(DatabaseAddress address) {
        return Map.of(
                "quarkus.datasource.jdbc.url", address.url(),
                "quarkus.datasource.username", address.user(),
                "quarkus.datasource.password", address.password(),
                "quarkus.flyway.jdbc-url", address.url(),
                "quarkus.flyway.username", address.ownerUser(),
                "quarkus.flyway.password", address.ownerPassword(),
                "quarkus.flyway.placeholders.appRole", address.user());
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
