package org.jawoord.security;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jawoord.settings.RuntimeConfig;

/** Hands {@link ListenSettings} to Quarkus, which cannot express defaults that depend on another setting. */
public class ListenConfigSourceFactory implements ConfigSourceFactory {

    /** Above {@code application.properties} (250), below {@code .env} (295) and the environment (300). */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (!RuntimeConfig.isBeingBuilt(context)) {
            return List.of();
        }
        ListenSettings settings = ListenSettings.from(RuntimeConfig.settings(context));
        return List.of(new PropertiesConfigSource(settings.asQuarkusSettings(), "jawoord listen", ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
