package org.jawoord.console;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;
import org.jawoord.security.SameOrigin;

/**
 * The cookie with the session's token. On https its name begins with {@code __Host-}, which makes browsers insist on
 * Secure, on this very host and on the whole path (RFC 6265bis §4.1.3.2). It ends with the browser; how long a session
 * lasts is the server's business.
 */
@Singleton
class ConsoleCookie {

    private static final String NAME = "jawoord_console";
    private static final String SECURE_NAME = "__Host-" + NAME;

    private final SameOrigin sameOrigin;

    ConsoleCookie(SameOrigin sameOrigin) {
        this.sameOrigin = sameOrigin;
    }

    Optional<String> in(ContainerRequestContext request, HttpServerRequest httpRequest) {
        return in(request.getCookies(), httpRequest);
    }

    Optional<String> in(HttpHeaders headers, HttpServerRequest httpRequest) {
        return in(headers.getCookies(), httpRequest);
    }

    NewCookie with(String token, HttpServerRequest httpRequest) {
        return cookie(httpRequest).value(token).build();
    }

    NewCookie expired(HttpServerRequest httpRequest) {
        return cookie(httpRequest).value("").maxAge(0).build();
    }

    private Optional<String> in(Map<String, Cookie> cookies, HttpServerRequest httpRequest) {
        return Optional.ofNullable(cookies.get(name(httpRequest))).map(Cookie::getValue);
    }

    private NewCookie.Builder cookie(HttpServerRequest httpRequest) {
        return new NewCookie.Builder(name(httpRequest))
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .secure(sameOrigin.isSecure(httpRequest));
    }

    private String name(HttpServerRequest httpRequest) {
        return sameOrigin.isSecure(httpRequest) ? SECURE_NAME : NAME;
    }
}
