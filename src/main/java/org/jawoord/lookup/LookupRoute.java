package org.jawoord.lookup;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jawoord.security.ClientAddress;
import org.jawoord.security.Cors;
import org.jawoord.security.RateLimits;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.LiveSites;
import org.jawoord.site.Site;
import org.jboss.logging.Logger;

/**
 * Contract 4.3 ahead of the routing stack, where a request costs a third of what it costs behind it: so it does its own
 * method, origin and rate checks. Answers on the event loop when everything is in memory, on a worker otherwise.
 */
@ApplicationScoped
class LookupRoute {

    /** Before CORS and authentication of Quarkus, which know nothing of sites. */
    private static final int FIRST = 500;

    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final Logger LOG = Logger.getLogger(LookupRoute.class);

    private final LiveSites sites;
    private final RateLimits limits;
    private final ClientAddress client;
    private final LookupAnswers answers;

    LookupRoute(LiveSites sites, RateLimits limits, ClientAddress client, LookupAnswers answers) {
        this.sites = sites;
        this.limits = limits;
        this.client = client;
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        var request = LookupRequest.of(context.request().path());
        if (request == null) {
            context.next();
        } else if (answers.areInMemory(request, context.request())) {
            answer(context, request);
        } else {
            var unordered = false; // a slow miss must not hold up the others of this event loop
            context.vertx()
                    .executeBlocking(
                            () -> {
                                answer(context, request);
                                return null;
                            },
                            unordered);
        }
    }

    private void answer(RoutingContext context, LookupRequest request) {
        var response = context.response();
        response.putHeader("Cache-Control", "no-store");
        try {
            var site = sites.byKey(request.site())
                    .orElseThrow(() -> ProblemException.notFound("There is no site of this key."));
            if (!admit(context.request(), response, site, request)) {
                return;
            }
            limit(context.request());
            answers.answer(request, context.request(), response);
        } catch (ProblemException e) {
            refuse(request, response, e);
        } catch (RuntimeException e) {
            LOG.error("lookup failed", e);
            refuse(request, response, new ProblemException(Problem.of(500, "The lookup failed, so nothing may fire.")));
        }
    }

    /** A proxy turns any other answer of a gate into an error for the visitor, so a gate only says yes or no. */
    private void refuse(LookupRequest request, HttpServerResponse response, ProblemException e) {
        switch (request.kind()) {
            case GATE -> response.setStatusCode(403).end();
            case POLICY -> answers.strictestPolicy(response);
            default -> refuse(response, e);
        }
    }

    /** Method and origin; false when the answer has been given here. */
    private boolean admit(HttpServerRequest request, HttpServerResponse response, Site site, LookupRequest lookup) {
        var origin = request.getHeader(Cors.ORIGIN);
        boolean isGate = lookup.session() == null;
        // A proxy hands the gate the visitor's headers, whatever page they come from.
        if (origin != null && !isGate) {
            if (!site.origins().allow(origin)) {
                throw ProblemException.forbidden("This origin is not one of the site's.", null);
            }
            response.putHeader(Cors.ALLOW_ORIGIN, origin)
                    .putHeader("Vary", Cors.ORIGIN)
                    .putHeader(Cors.EXPOSE_HEADERS, "ETag, Retry-After");
        }
        var method = request.method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || isGate) {
            return true;
        }
        if (!method.equals(HttpMethod.OPTIONS)) {
            response.putHeader("Allow", METHODS);
            throw new ProblemException(Problem.of(405, "A lookup is a GET."));
        }
        response.setStatusCode(204)
                .putHeader("Allow", METHODS)
                .putHeader(Cors.ALLOW_METHODS, "GET")
                .putHeader(Cors.ALLOW_HEADERS, "If-None-Match")
                .putHeader(Cors.MAX_AGE, Cors.MAX_AGE_SECONDS)
                .end();
        return false;
    }

    private void limit(HttpServerRequest request) {
        int seconds = limits.waitForLookup(client.of(request));
        if (seconds > 0) {
            throw ProblemException.tooMany("Too many lookups at once.", seconds);
        }
    }

    private void refuse(HttpServerResponse response, ProblemException e) {
        if (e.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(e.retryAfterSeconds()));
        }
        response.setStatusCode(e.problem().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(answers.write(e.problem()));
    }
}
