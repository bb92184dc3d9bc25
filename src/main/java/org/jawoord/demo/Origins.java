package org.jawoord.demo;

import java.net.URI;
import java.util.Set;

/**
 * Where a page of the demo was asked for, and where the vendors' stand-ins therefore live.
 *
 * <p>The browser must see the two as different sites, as it does with real vendors. On one machine that is had for nothing:
 * {@code localhost} and {@code 127.0.0.1} are the same server and different sites. Under any other name there is no second one to
 * be sure of, so the stand-ins are then on the page's own origin, and the page says so.
 *
 * @param page origin of the page, such as {@code http://localhost:8080}
 * @param standIns origin of the stand-ins
 */
record Origins(String page, String standIns) {

    private static final Set<String> LOOPBACK_ADDRESSES = Set.of("127.0.0.1", "[::1]");

    static Origins of(URI request) {
        var host = request.getHost();
        return new Origins(
                origin(request.getScheme(), host, request.getPort()),
                origin(request.getScheme(), otherNameOf(host), request.getPort()));
    }

    /** An origin as browsers write it: the scheme's own port is left out (RFC 6454 §6.2). */
    static String origin(String scheme, String host, int port) {
        boolean usual = port < 0 || port == ("https".equals(scheme) ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }

    /** Whether the stand-ins are third parties to the page, as real vendors are. */
    boolean separate() {
        return !page.equals(standIns);
    }

    /** Whether a browser stores a {@code Secure} cookie of this address: over https, or from this machine. */
    static boolean keepsSecureCookies(URI request) {
        return "https".equals(request.getScheme())
                || !otherNameOf(request.getHost()).equals(request.getHost());
    }

    private static String otherNameOf(String host) {
        if ("localhost".equals(host)) {
            return "127.0.0.1";
        }
        return LOOPBACK_ADDRESSES.contains(host) ? "localhost" : host;
    }
}
