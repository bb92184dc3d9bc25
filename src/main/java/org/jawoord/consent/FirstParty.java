package org.jawoord.consent;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jawoord.security.HostNames;

/**
 * How a page stands to the server that it talks to. Browsers keep what a server sets for itself: Safari ends cookies that
 * script sets after seven days, but not those that come with an answer of the page's own site.
 *
 * @param isSameSite whether both belong to one site, so that a browser may send cookies along
 * @param cookieScope where cookies of an answer hold; empty when they would be another site's, or the page couldn't read
 *     them
 */
record FirstParty(boolean isSameSite, Optional<CookieScope> cookieScope) {

    private static final FirstParty STRANGER = new FirstParty(false, Optional.empty());

    /** A domain as browsers write it; what else a parameter may hold isn't one. */
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){1,9}");

    /**
     * Where a cookie holds.
     *
     * @param domain with all names under it; empty for this one host
     * @param isSecure only by https
     */
    record CookieScope(Optional<String> domain, boolean isSecure) {

        /** A value of {@code Set-Cookie} (RFC 6265 §4.1) that the page's script can read. */
        String cookie(String name, String value, long maxAgeSeconds) {
            return name + "=" + value + "; Path=/; Max-Age=" + maxAgeSeconds + "; SameSite=Lax"
                    + domain.map(d -> "; Domain=" + d).orElse("")
                    + (isSecure ? "; Secure" : "");
        }
    }

    /**
     * Compares page and server.
     *
     * @param origin of the page; it has been found on the site's list, so it is written as browsers do
     * @param serverHost the host that the browser asked, without a port; null when the request doesn't say
     * @param domain the domain that the owner shares the choice in, as the page says it; anything may be in it, and what
     *     is not a domain of both is ignored; may be null
     */
    static FirstParty of(String origin, String serverHost, String domain) {
        var page = URI.create(origin);
        if (serverHost == null || page.getHost() == null) {
            return STRANGER;
        }
        var pageHost = HostNames.normal(page.getHost());
        var server = HostNames.normal(serverHost);
        if (!HostNames.areSameSite(pageHost, server)) {
            return STRANGER;
        }
        boolean isSecure = "https".equals(page.getScheme());
        var shared = Optional.ofNullable(domain).filter(d -> isDomainOf(d, pageHost) && isDomainOf(d, server));
        boolean holds = shared.isPresent() || pageHost.equals(server);
        return new FirstParty(true, holds ? Optional.of(new CookieScope(shared, isSecure)) : Optional.empty());
    }

    private static boolean isDomainOf(String domain, String host) {
        return DOMAIN.matcher(domain).matches() && HostNames.hasOneOwner(domain) && HostNames.isWithin(domain, host);
    }
}
