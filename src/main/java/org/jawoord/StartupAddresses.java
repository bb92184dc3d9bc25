package org.jawoord;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jawoord.security.FirstOwner;
import org.jawoord.security.PublicAddress;

/** The last lines of the start-up log: that it is ready, and what to open now. */
@ApplicationScoped
public class StartupAddresses {

    /** What a test or a script may wait for: the last line begins with it. */
    static final String LAST_LINE = "Management";

    private final PublicAddress address;
    private final FirstOwner firstOwner;
    private final boolean demo;
    private final String version;

    StartupAddresses(
            PublicAddress address,
            FirstOwner firstOwner,
            @ConfigProperty(name = "jawoord.demo") boolean demo,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.address = address;
        this.firstOwner = firstOwner;
        this.demo = demo;
        this.version = version;
    }

    /** Straight to the console, not through the log: it is for a person, and the set-up link is not to be collected. */
    void print() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%nJawoord %s is ready after %.1f s.%n%n", version, secondsSinceStart()));
        addresses().forEach((name, url) -> text.append(String.format("  %-12s%s%n", name, url)));
        System.out.print(text);
        System.out.flush();
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        if (demo) {
            addresses.put("Demo shop", address.base() + "/demo");
        }
        addresses.put("Console", address.base() + "/console");
        firstOwner
                .setupToken()
                .ifPresent(token -> addresses.put("Set up", address.base() + "/console/setup?token=" + token));
        addresses.put(LAST_LINE, address.management() + "/q/health");
        return addresses;
    }

    private static double secondsSinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }
}
