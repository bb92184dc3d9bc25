package org.jawoord.security;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jawoord.settings.Settings;
import org.jawoord.settings.StartupRefused;

/**
 * Where Jawoord listens and which proxies it believes.
 *
 * @param host the address to listen on; this machine only while the database is the embedded one, so that a first try
 *     is not open to the network
 * @param port of the public pages and the console; 0 takes a free one
 * @param managementPort of health and metrics; 0 takes a free one
 * @param publicUrl how visitors reach it, without a slash at the end
 * @param trustedProxies whose {@code X-Forwarded-For} and {@code -Proto} are believed; nobody's when empty
 */
public record ListenSettings(
        String host, int port, int managementPort, Optional<URI> publicUrl, List<IpRange> trustedProxies) {

    static final String HOST = "jawoord.http.host";
    static final String PORT = "jawoord.http.port";
    static final String MANAGEMENT_PORT = "jawoord.management.port";
    static final String PUBLIC_URL = "jawoord.public-url";
    static final String TRUSTED_PROXIES = "jawoord.trusted-proxies";

    private static final String OWN_DATABASE = "jawoord.db.url";
    private static final int LARGEST_PORT = 65_535;

    /**
     * Reads them.
     *
     * @throws StartupRefused when a value cannot be meant
     */
    public static ListenSettings from(Settings settings) {
        boolean ownDatabase = settings.get(OWN_DATABASE).isPresent();
        String host = settings.get(HOST).orElse(ownDatabase ? "0.0.0.0" : "127.0.0.1");
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw Settings.refused(HOST, "\"" + host + "\" is no address of this machine");
        }
        int port = settings.number(PORT, 0, LARGEST_PORT).orElse(8080);
        int managementPort = settings.number(MANAGEMENT_PORT, 0, LARGEST_PORT).orElse(9000);
        if (port == managementPort && port != 0) {
            throw Settings.refused(PORT, port + " is also the management port, which needs one of its own");
        }
        return new ListenSettings(
                host, port, managementPort, settings.get(PUBLIC_URL).map(ListenSettings::publicUrl), proxies(settings));
    }

    /** As Quarkus' own settings. */
    Map<String, String> asQuarkusSettings() {
        Map<String, String> quarkus = new LinkedHashMap<>();
        quarkus.put("quarkus.http.host", host);
        quarkus.put("quarkus.http.port", Integer.toString(port));
        quarkus.put("quarkus.management.host", host);
        quarkus.put("quarkus.management.port", Integer.toString(managementPort));
        if (!trustedProxies.isEmpty()) {
            quarkus.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            quarkus.put("quarkus.http.proxy.allow-x-forwarded", "true");
            quarkus.put(
                    "quarkus.http.proxy.trusted-proxies",
                    String.join(
                            ",", trustedProxies.stream().map(IpRange::toString).toList()));
        }
        return quarkus;
    }

    private static URI publicUrl(String value) {
        try {
            URI url = URI.create(value.replaceAll("/+$", ""));
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            // refused below, with the same sentence
        }
        throw Settings.refused(PUBLIC_URL, "\"" + value + "\" is not an address like https://cmp.shop.example");
    }

    private static List<IpRange> proxies(Settings settings) {
        return settings.get(TRUSTED_PROXIES).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> IpRange.parse(value)
                        .orElseThrow(() -> Settings.refused(
                                TRUSTED_PROXIES,
                                "\"" + value + "\" is neither an IP address nor a range like 10.0.0.0/8")))
                .toList();
    }
}
