package org.jawoord.security;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jawoord.settings.Settings;

/** How visitors and owners reach this server: for links, snippets, receipts. */
@Singleton
public class PublicAddress {

    private final ListenSettings settings;

    PublicAddress(Config config) {
        this.settings = ListenSettings.from(Settings.of(config));
    }

    /** {@code JAWOORD_PUBLIC_URL}, else {@link #local}; no slash at the end. */
    public URI base() {
        return settings.publicUrl().orElseGet(this::local);
    }

    /** Whether {@link #base} is what the owner has said, and not a guess. */
    public boolean isConfigured() {
        return settings.publicUrl().isPresent();
    }

    /** The address it listens on, as a browser on this machine can open it. */
    public URI local() {
        return at(LaunchMode.current() == LaunchMode.TEST ? "quarkus.http.test-port" : "quarkus.http.port");
    }

    /** Where health and metrics are. */
    public URI management() {
        return at(LaunchMode.current() == LaunchMode.TEST ? "quarkus.management.test-port" : "quarkus.management.port");
    }

    /**
     * Asked for each time, and not of the injected configuration: filters are made before Quarkus knows its ports, and
     * where the port is a free one, it says which only after it listens.
     */
    private URI at(String portSetting) {
        Optional<Integer> port = ConfigProvider.getConfig().getOptionalValue(portSetting, Integer.class);
        return URI.create("http://" + reachable(settings.host())
                + port.map(number -> ":" + number).orElse(""));
    }

    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0", "::", "127.0.0.1" -> "localhost";
            default -> host.indexOf(':') < 0 ? host : "[" + host + "]";
        };
    }
}
