package org.jawoord.site;

import java.net.URI;

/** Addresses that visitors may be sent to: the schema has refused every scheme but http and https. */
final class Urls {

    private Urls() {}

    static void require(String url, String field, Findings findings) {
        findings.require(isUrl(url), field, "This is not a valid address (RFC 3986), or it holds a name or password.");
    }

    private static boolean isUrl(String url) {
        try {
            var uri = URI.create(url);
            return url.startsWith("/") || (uri.getHost() != null && uri.getRawUserInfo() == null);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
