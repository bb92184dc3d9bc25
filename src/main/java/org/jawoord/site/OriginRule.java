package org.jawoord.site;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jawoord.security.HostNames;

/**
 * What an owner may list as an origin: exactly what browsers send (RFC 6454 §6.2), since the comparison is by
 * character. Another spelling is refused with the right one in the message, so that the document says what holds.
 */
final class OriginRule {

    private static final String FORM = "Write scheme, host and port only, like https://shop.example.";
    private static final int MAX_PORT = 65_535;

    private OriginRule() {}

    /** What is wrong with this origin, in a sentence; empty when nothing is. */
    static Optional<String> fault(String origin) {
        boolean wildcard = origin.contains("://*.");
        var plain = wildcard ? origin.replaceFirst("\\*\\.", "") : origin;
        if (plain.contains("*")) {
            return Optional.of("A * may only stand for the first label of the host, like https://*.shop.example.");
        }
        var canonical = canonical(plain);
        if (canonical.isEmpty()) {
            return Optional.of("This is not an origin. " + FORM);
        }
        if (!canonical.get().equals(plain)) {
            var expected = wildcard ? canonical.get().replaceFirst("://", "://*.") : canonical.get();
            return Optional.of("Browsers send this origin as " + expected + "; write it that way.");
        }
        if (wildcard && !HostNames.hasOneOwner(URI.create(plain).getHost())) {
            return Optional.of("Names under this host belong to different owners, or to nobody; a * can't cover them.");
        }
        return Optional.empty();
    }

    private static Optional<String> canonical(String origin) {
        try {
            var uri = new URI(toAscii(origin));
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean known = scheme.equals("https") || scheme.equals("http");
            if (!known || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getPort() > MAX_PORT) {
                return Optional.empty();
            }
            var host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            boolean standardPort = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
            return Optional.of(scheme + "://" + host + (standardPort ? "" : ":" + uri.getPort()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String toAscii(String origin) {
        int host = origin.indexOf("://") + 3;
        if (host < 3 || origin.chars().allMatch(c -> c < 128)) {
            return origin;
        }
        return origin.substring(0, host) + IDN.toASCII(origin.substring(host), IDN.USE_STD3_ASCII_RULES);
    }
}
