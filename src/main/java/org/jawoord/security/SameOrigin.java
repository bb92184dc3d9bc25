package org.jawoord.security;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;

/**
 * Tells requests of our own pages from those of others. Browsers send {@code Origin} with every POST and do not let pages
 * change it; so a request that changes something has to bring ours. A missing one is refused: only programs leave it out,
 * and they have the admin API. Together with {@code SameSite} cookies this stands in for tokens in forms, and covers every
 * form that will ever be added.
 */
@Singleton
public class SameOrigin {

    private static final String FETCH_SITE = "Sec-Fetch-Site";

    private final PublicAddress address;

    SameOrigin(PublicAddress address) {
        this.address = address;
    }

    /** Whether the request was sent by a page of the origin that it is sent to. */
    public boolean isOurs(HttpServerRequest request) {
        String fetchSite = request.getHeader(FETCH_SITE);
        return isOurs(request.getHeader("Origin"), request.getHeader("Host"))
                && (fetchSite == null || fetchSite.equals("same-origin"));
    }

    /**
     * Whether the browser speaks https, to us or to a proxy before us: as the request says it, or because it asks for
     * the host of an https {@code JAWOORD_PUBLIC_URL}.
     */
    public boolean isSecure(HttpServerRequest request) {
        return "https".equals(request.scheme())
                || (address.isConfigured()
                        && "https".equals(address.base().getScheme())
                        && address.base().getRawAuthority().equalsIgnoreCase(request.getHeader("Host")));
    }

    /** Authorities are compared, not schemes: behind a proxy we may not know which one the browser used. */
    private static boolean isOurs(String origin, String host) {
        if (origin == null || host == null) {
            return false;
        }
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getRawUserInfo() == null && host.equalsIgnoreCase(uri.getRawAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
