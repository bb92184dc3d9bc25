package org.jawoord.console;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import org.jawoord.security.ConsoleSessions;
import org.jawoord.security.ConsoleUser;
import org.jawoord.security.SameOrigin;
import org.jawoord.shared.Problem;

/**
 * Lets a request to the console through: with a session, or to a page that needs none; and, where it changes something,
 * only from our own pages. Refuses whatever is not stated otherwise.
 */
@Provider
@ConsolePage
@Priority(Priorities.AUTHENTICATION)
class ConsoleGuard implements ContainerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    @Context
    ResourceInfo resource;

    @Context
    HttpServerRequest httpRequest;

    private final ConsoleSessions sessions;
    private final SameOrigin sameOrigin;
    private final ConsoleCookie cookie;
    private final CurrentUser current;

    ConsoleGuard(ConsoleSessions sessions, SameOrigin sameOrigin, ConsoleCookie cookie, CurrentUser current) {
        this.sessions = sessions;
        this.sameOrigin = sameOrigin;
        this.cookie = cookie;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!SAFE_METHODS.contains(request.getMethod()) && !sameOrigin.isOurs(httpRequest)) {
            request.abortWith(Response.status(Response.Status.FORBIDDEN)
                    .type(Problem.MEDIA_TYPE)
                    .entity(Problem.of(403, "This was not sent by a page of this console."))
                    .build());
            return;
        }
        if (resource.getResourceMethod().isAnnotationPresent(WithoutLogin.class)) {
            return;
        }
        Optional<ConsoleUser> user = cookie.in(request, httpRequest).flatMap(sessions::find);
        if (user.isEmpty()) {
            request.abortWith(Response.status(Response.Status.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/console/login")
                    .build());
            return;
        }
        current.set(user.get());
    }
}
