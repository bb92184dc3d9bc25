package org.jawoord.consent;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jawoord.security.ClientAddress;
import org.jawoord.security.Cors;
import org.jawoord.security.RateLimits;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jawoord.site.SitePages;

/**
 * Records one visitor's choice (contract 4.2). Called by the banner, from the site's own host or from elsewhere. Cookies
 * decide nothing: who knows the secret may choose.
 *
 * <p>Input: {@link ChoiceRequest} as JSON, at most 4 KiB and 4 levels deep; {@code Sec-GPC: 1} counts as its field gpc.
 * {@code ?domain=} names the domain that the owner shares the choice in.
 *
 * <p>Answers: 201 stored; 200 the same choice again, same receipt; 400 malformed; 403 origin not on the site's list, or
 * a wrong secret; 404 no such site; 409 the ID with another body; 410 it was erased; 413; 415; 422 not an answer to this notice; 429; 503
 * not known to be stored. To a page of the server's own site 200 and 201 carry the {@link ChoiceCookies}.
 *
 * <p>Why: the controller must be able to show the consent (GDPR Art. 7(1)).
 */
@Path("/v1/sites/{site}/choices")
@NonBlocking
public class ChoiceResource {

    private static final String PAGES = "Choices come from";

    private final SitePages pages;
    private final RateLimits limits;
    private final ClientAddress client;
    private final ConsentRecorder recorder;
    private final Clock clock;

    ChoiceResource(SitePages pages, RateLimits limits, ClientAddress client, ConsentRecorder recorder, Clock clock) {
        this.pages = pages;
        this.limits = limits;
        this.client = client;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** What a browser gets for a stored choice. */
    public record Answer(
            UUID id,
            String site,
            String session,
            String notice,
            Instant recordedAt,
            Instant expiresAt,
            Decision decision,
            String receipt) {}

    /** Preflight: 204 for the site's own origins, 403 for others. */
    @OPTIONS
    public Response preflight(
            @PathParam("site") String site,
            @HeaderParam(Cors.ORIGIN) String origin,
            @Context HttpServerRequest request) {
        pages.admit(site, origin, PAGES);
        return SitePages.preflight(withCors(Response.noContent(), origin, FirstParty.of(origin, hostOf(request), null)))
                .build();
    }

    /** Records the choice; every answer to an allowed origin can be read by its page, refusals too. */
    @POST
    public CompletionStage<Response> record(
            @PathParam("site") String site,
            @HeaderParam(Cors.ORIGIN) String origin,
            @QueryParam("domain") String domain,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) String contentEncoding,
            @Context HttpServerRequest request,
            byte[] body) {
        pages.admit(site, origin, PAGES);
        var firstParty = FirstParty.of(origin, hostOf(request), domain);
        try {
            limit(request, site);
            ChoiceBody.refuseOtherTypes(contentType, contentEncoding);
            var choice = ChoiceReader.read(ChoiceBody.bounded(body)).underSignal(GpcHeader.isOn(request));
            var cookies = request.headers().getAll(HttpHeaders.COOKIE);
            return recorder.record(site, choice)
                    .handle((recorded, failure) -> failure == null
                            ? stored(site, choice, recorded, origin, firstParty, cookies)
                            : failed(failure, origin, firstParty));
        } catch (ProblemException e) {
            return CompletableFuture.completedFuture(failed(e, origin, firstParty));
        }
    }

    private Response stored(
            String site,
            ChoiceRequest choice,
            ConsentRecorder.Recorded recorded,
            String origin,
            FirstParty firstParty,
            List<String> sent) {
        var answer = withCors(toAnswer(site, choice, recorded), origin, firstParty);
        firstParty
                .cookieScope()
                .map(scope -> ChoiceCookies.of(scope, sent, choice.session(), clock.instant(), recorded.expiresAt()))
                .ifPresent(cookies -> cookies.forEach(c -> answer.header(HttpHeaders.SET_COOKIE, c)));
        return answer.build();
    }

    private static Response failed(Throwable failure, String origin, FirstParty firstParty) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof ProblemException e) {
            return withCors(Response.fromResponse(ProblemMapper.toResponse(e)), origin, firstParty)
                    .build();
        }
        throw cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    private void limit(HttpServerRequest request, String site) {
        int seconds = limits.waitForChoice(client.of(request), site);
        if (seconds > 0) {
            throw ProblemException.tooMany("Too many choices at once. Nothing was stored.", seconds);
        }
    }

    private static Response.ResponseBuilder toAnswer(
            String site, ChoiceRequest choice, ConsentRecorder.Recorded recorded) {
        return Response.status(recorded.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new Answer(
                        choice.id(),
                        site,
                        choice.session().toString(),
                        choice.notice().hex(),
                        recorded.recordedAt(),
                        recorded.expiresAt(),
                        recorded.decision(),
                        "/v1/sites/" + site + "/receipts/" + choice.id()));
    }

    private static Response.ResponseBuilder withCors(
            Response.ResponseBuilder answer, String origin, FirstParty firstParty) {
        SitePages.readableBy(origin, answer);
        return firstParty.isSameSite() ? answer.header(Cors.ALLOW_CREDENTIALS, "true") : answer;
    }

    /** The host that the browser asked, as it or a trusted proxy says; null when nobody does. */
    private static String hostOf(HttpServerRequest request) {
        return request.authority() == null ? null : request.authority().host();
    }
}
