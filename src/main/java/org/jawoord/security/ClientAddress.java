package org.jawoord.security;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jawoord.settings.Settings;

/**
 * The address a request came from. Behind trusted proxies that is the last one in {@code X-Forwarded-For} which is not
 * itself a trusted proxy: what stands before it was sent by the client and may be anything. Quarkus' own forwarding
 * takes the first.
 */
@Singleton
public class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<IpRange> proxies;

    @Inject
    ClientAddress(Config config) {
        this(ListenSettings.from(Settings.of(config)).trustedProxies());
    }

    ClientAddress(List<IpRange> proxies) {
        this.proxies = proxies;
    }

    /** An IP address as text; to tell clients apart by, not to be kept. */
    public String of(HttpServerRequest request) {
        // of the connection: the request's own may already be what a header says
        var peer = request.connection().remoteAddress().hostAddress();
        return proxies.isEmpty() ? peer : of(peer, request.headers().getAll(FORWARDED_FOR));
    }

    String of(String peer, List<String> forwardedFor) {
        String client = peer;
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isProxy(client); i--) {
            Optional<InetAddress> hop = IpRange.address(withoutPort(hops[i].strip()));
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get().getHostAddress();
        }
        return client;
    }

    private boolean isProxy(String address) {
        return IpRange.address(address)
                .filter(ip -> proxies.stream().anyMatch(range -> range.contains(ip)))
                .isPresent();
    }

    /** Some proxies add the port: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
