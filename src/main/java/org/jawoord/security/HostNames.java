package org.jawoord.security;

import com.google.common.net.InternetDomainName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which host names belong together, by the list of publicsuffix.org as Guava carries it. */
public final class HostNames {

    private HostNames() {}

    /**
     * Whether all names under this one belong to one owner: it has two labels or more, is no address, and nobody can
     * register names under it.
     */
    public static boolean hasOneOwner(String host) {
        if (!host.contains(".") || !InternetDomainName.isValid(host)) {
            return false;
        }
        return !InternetDomainName.from(host).isPublicSuffix();
    }

    /** Whether a host is this domain or a name under it; by whole labels, in lower case. */
    public static boolean isWithin(String domain, String host) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /**
     * Whether browsers take two hosts for one site (HTML, "same site"): they are the same, or share a registrable domain.
     * Addresses and names such as {@code localhost} have none. Ports and schemes are no part of it.
     */
    public static boolean areSameSite(String host, String other) {
        if (host.equals(other)) {
            return true;
        }
        Optional<String> domain = registrableDomain(host);
        return domain.isPresent() && domain.equals(registrableDomain(other));
    }

    /** The name that its owner registered, {@code shop.co.uk} of {@code cmp.shop.co.uk}; empty where there is none. */
    private static Optional<String> registrableDomain(String host) {
        // Browsers take a name with a dot at its end for another one; Guava takes the dot off.
        if (host.endsWith(".") || !hasOneOwner(host)) {
            return Optional.empty();
        }
        var name = InternetDomainName.from(host);
        if (name.isUnderPublicSuffix()) {
            return Optional.of(name.topPrivateDomain().toString());
        }
        // "If no rules match, the prevailing rule is *" (publicsuffix.org): the last label is the suffix.
        List<String> labels = name.parts();
        return Optional.of(String.join(".", labels.subList(labels.size() - 2, labels.size())));
    }

    /** A host as it is compared here: lower case, an IPv6 address without its brackets. */
    public static String normal(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        boolean bracketed = lower.startsWith("[") && lower.endsWith("]");
        return bracketed ? lower.substring(1, lower.length() - 1) : lower;
    }
}
