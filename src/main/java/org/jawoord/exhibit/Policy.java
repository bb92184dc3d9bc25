package org.jawoord.exhibit;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jawoord.security.SameOrigin;
import org.jawoord.snippet.Exhibited;

/** What a browser may do with the two pages, as Content-Security-Policy. */
@Singleton
class Policy {

    /** Host and port, nothing that could end a directive. */
    private static final Pattern AUTHORITY =
            Pattern.compile("[A-Za-z0-9.-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");

    /** 128 bits, as the specification advises (CSP 3, §7.1). */
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final SameOrigin sameOrigin;

    Policy(SameOrigin sameOrigin) {
        this.sameOrigin = sameOrigin;
    }

    String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Around: no script at all. */
    String around(String nonce) {
        return "default-src 'none'; style-src 'nonce-" + nonce + "'; img-src 'self'; frame-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'";
    }

    /**
     * Inside: the scripts of the page, and requests for the notice's own files only. The sandbox gives it an origin of its
     * own, so there are no cookies and no storage, whatever the code tries.
     */
    String inside(String nonce, HttpServerRequest request) {
        return "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'nonce-" + nonce + "'; connect-src "
                + files(request)
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts";
    }

    private String files(HttpServerRequest request) {
        var authority = request.authority();
        var host = authority == null ? "" : authority.toString();
        return AUTHORITY.matcher(host).matches()
                ? (sameOrigin.isSecure(request) ? "https://" : "http://") + host + Exhibited.BASE + "/s/"
                : "'none'";
    }
}
