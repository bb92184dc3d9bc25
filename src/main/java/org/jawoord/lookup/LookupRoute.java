package org.jawoord.lookup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jawoord.consent.GpcHeader;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
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
 * method, origin and rate checks. Answers on the event loop; only what isn't in memory is read by a worker.
 */
@Singleton
class LookupRoute {

    /** Before CORS and authentication of Quarkus, which know nothing of sites. */
    private static final int FIRST = 500;

    /** Before {@code RequestBounds}. */
    private static final int BEFORE_BOUNDS = 2_000;

    /** Where a proxy or a page hands over the session. */
    private static final String SESSION_HEADER = "Jawoord-Session";

    private static final String SESSION_COOKIE = "jawoord";
    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final Logger LOG = Logger.getLogger(LookupRoute.class);

    private final LiveSites sites;
    private final RateLimits limits;
    private final ClientAddress client;
    private final LookupAnswers answers;
    private final LookupResponses responses;
    private final Counter fromMemory;
    private final Counter fromDatabase;
    private final Counter refused;

    LookupRoute(
            LiveSites sites,
            RateLimits limits,
            ClientAddress client,
            LookupAnswers answers,
            LookupResponses responses,
            MeterRegistry metrics) {
        this.sites = sites;
        this.limits = limits;
        this.client = client;
        this.answers = answers;
        this.responses = responses;
        this.fromMemory = metrics.counter("jawoord.lookups", "from", "memory");
        this.fromDatabase = metrics.counter("jawoord.lookups", "from", "database");
        this.refused = metrics.counter("jawoord.lookups.refused");
    }

    void register(@Observes Filters filters) {
        filters.register(this::handleWithoutBody, BEFORE_BOUNDS);
        filters.register(this::handle, FIRST);
    }

    /** The bounds of requests are about bodies; a lookup has none, and each filter less is a tenth of its time. */
    private void handleWithoutBody(RoutingContext context) {
        var headers = context.request().headers();
        if (headers.contains(HttpHeaders.CONTENT_LENGTH) || headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            context.next();
        } else {
            handle(context);
        }
    }

    private void handle(RoutingContext context) {
        var lookup = LookupRequest.of(context.request().path());
        if (lookup == null) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        try {
            var site = sites.byKey(lookup.site())
                    .orElseThrow(() -> ProblemException.notFound("There is no site of this key."));
            if (admit(context.request(), context.response(), site, lookup)) {
                limit(context.request());
                answer(context, lookup, site);
            }
        } catch (RuntimeException e) {
            refuse(context, lookup, e);
        }
    }

    private void answer(RoutingContext context, LookupRequest lookup, Site site) {
        var request = context.request();
        boolean gpc = GpcHeader.isOn(request);
        var session = session(lookup, request);
        if (session.isEmpty()) {
            fromMemory.increment();
            write(context, lookup, null, answers.ofNobody(site.key(), gpc));
            return;
        }
        var key = new SessionKey(site.key(), session.get());
        var known = answers.known(key, gpc);
        if (known != null) {
            fromMemory.increment();
            write(context, lookup, key, known);
            return;
        }
        fromDatabase.increment();
        var unordered = false; // a slow miss must not hold up the others of this event loop
        context.vertx()
                .executeBlocking(() -> answers.of(key, gpc), unordered)
                .onSuccess(answer -> write(context, lookup, key, answer))
                .onFailure(failure -> refuse(context, lookup, failure));
    }

    private void write(RoutingContext context, LookupRequest lookup, SessionKey key, Answer answer) {
        try {
            responses.write(lookup, key, answer, context.request());
        } catch (RuntimeException e) {
            refuse(context, lookup, e);
        }
    }

    private void refuse(RoutingContext context, LookupRequest lookup, Throwable failure) {
        refused.increment();
        if (failure instanceof ProblemException refusal) {
            responses.refuse(lookup, context.response(), refusal);
            return;
        }
        LOG.error("lookup failed", failure);
        responses.refuse(
                lookup,
                context.response(),
                new ProblemException(Problem.of(500, "The lookup failed, so nothing may fire.")));
    }

    /** Method and origin; false when the answer has been given here. */
    private static boolean admit(
            HttpServerRequest request, HttpServerResponse response, Site site, LookupRequest lookup) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
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
        if (method == HttpMethod.GET || method == HttpMethod.HEAD || isGate) {
            return true;
        }
        if (method != HttpMethod.OPTIONS) {
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

    /** Who is asked about; at a gate nobody, when there is none that can be read. */
    private static Optional<SessionId> session(LookupRequest lookup, HttpServerRequest request) {
        if (lookup.session() != null) {
            var session = SessionId.parse(lookup.session());
            if (session.isEmpty()) {
                throw ProblemException.malformed("A session is 16 bytes as 22 base64url characters.", "session");
            }
            return session;
        }
        var header = request.getHeader(SESSION_HEADER);
        if (header != null) {
            return SessionId.parse(header);
        }
        var cookie = request.getCookie(SESSION_COOKIE);
        return cookie == null ? Optional.empty() : SessionId.parse(cookie.getValue());
    }
}
