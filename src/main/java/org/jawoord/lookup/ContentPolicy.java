package org.jawoord.lookup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jawoord.notice.Notice;

/**
 * The visitor's policy as a value of {@code Content-Security-Policy} (CSP 3): the page's own origin, Jawoord's, and the
 * hosts of granted services. It restricts where to, not how: inline code stays allowed, since an owner's own, stricter
 * policy is a second header and both hold.
 */
final class ContentPolicy {

    private static final Pattern HOST =
            Pattern.compile("^((?:\\*|https?|wss?)://)?((?:\\*\\.)?[a-zA-Z0-9.-]+(?::(?:\\d+|\\*))?)(?:/.*|\\*)?$");

    private ContentPolicy() {}

    static String of(Notice notice, Map<String, Boolean> granted, Optional<String> jawoord) {
        var hosts = new LinkedHashSet<String>();
        if (notice != null) {
            notice.services().forEach((key, service) -> {
                if (Boolean.TRUE.equals(granted.get(key))) {
                    service.matches().stream().flatMap(p -> source(p).stream()).forEach(hosts::add);
                }
            });
        }
        return policy(hosts, jawoord);
    }

    /** The policy that allows no third party at all. */
    static String strictest(Optional<String> jawoord) {
        return policy(Set.of(), jawoord);
    }

    private static String policy(Set<String> hosts, Optional<String> jawoord) {
        var sources = new LinkedHashSet<String>();
        sources.add("'self'");
        jawoord.ifPresent(sources::add);
        sources.addAll(hosts);
        return "default-src " + String.join(" ", sources) + " 'unsafe-inline' 'unsafe-eval' data: blob:";
    }

    /** The host source (CSP 3 §2.3.1) that covers a URL pattern; none for a pattern without a host of its own. */
    private static List<String> source(String pattern) {
        var host = HOST.matcher(pattern);
        if (!host.matches() || !isHost(host.group(2))) {
            return List.of();
        }
        var scheme = host.group(1);
        if (scheme == null || scheme.startsWith("*")) {
            return List.of(host.group(2));
        }
        // https: does not cover wss: (CSP 3 §6.7.2.8), and a pattern does (match.ts).
        return List.of(scheme + host.group(2), scheme.replaceFirst("^http", "ws") + host.group(2));
    }

    private static boolean isHost(String name) {
        return name.contains(".") || name.startsWith("localhost");
    }
}
