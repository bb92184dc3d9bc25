package org.jawoord;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.jawoord.database.Database;
import org.jawoord.database.DatabaseSettings;
import org.jawoord.security.AdminSettings;
import org.jawoord.security.ListenSettings;
import org.jawoord.settings.Settings;
import org.jawoord.settings.StartupRefused;

/** Everything that can stand in the way of a start, looked at in the order in which a person can mend it. */
final class Preflight {

    private static final List<String> LIMITS = List.of(
            "jawoord.limit.choices-per-client",
            "jawoord.limit.choices-per-site",
            "jawoord.limit.lookups-per-client",
            "jawoord.limit.shown-per-client");

    /** Set once the ports were free. Dev mode starts again in the same process, which then holds them itself. */
    private static final String LOOKED = "jawoord.ports-were-free";

    private Preflight() {}

    /**
     * Leaves the database open.
     *
     * @throws StartupRefused with one sentence that says which setting to change
     */
    static void run() {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        Settings settings = name -> config.getConfigValue(name).getValue();
        DatabaseSettings database = DatabaseSettings.from(settings);
        ListenSettings listen = ListenSettings.from(settings);
        AdminSettings.from(settings);
        settings.flag("jawoord.demo");
        settings.flag("jawoord.previews");
        LIMITS.forEach(limit -> settings.number(limit, 0, Integer.MAX_VALUE));
        if (System.getProperty(LOOKED) == null) {
            requireFree("jawoord.http.port", listen.host(), listen.port());
            requireFree("jawoord.management.port", listen.host(), listen.managementPort());
            System.setProperty(LOOKED, "true");
        }
        Database.open(database);
    }

    private static void requireFree(String name, String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // as the HTTP server does: connections that are still closing do not count
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw Settings.refused(
                    name,
                    "port " + port + " on " + host + " is not free (" + e.getMessage()
                            + "); stop what uses it, or choose another");
        }
    }
}
