package org.jawoord.shown;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jawoord.notice.Notices;
import org.jawoord.security.ClientAddress;
import org.jawoord.security.Cors;
import org.jawoord.security.RateLimits;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jawoord.site.LiveSites;

/**
 * Hears from the banner that it showed a notice; called without cookies, once a page for each layer.
 *
 * <p>Input: {@code {"notice","language","surface"}} as JSON, in any content type, since a browser asks no leave for
 * {@code text/plain}; at most 256 bytes.
 *
 * <p>Answers: 204 counted; 400 malformed; 403 origin not on the site's list; 404 no such site; 413; 422 a notice that the
 * site doesn't show, or a language that it hasn't; 429.
 *
 * <p>Why: how many answered can only be told beside how many were asked (CRITERIA: no flattering figures).
 */
@Path("/v1/sites/{site}/shown")
@NonBlocking
public class ShownResource {

    private final LiveSites sites;
    private final Notices notices;
    private final RateLimits limits;
    private final ClientAddress client;
    private final ShownCounts counts;
    private final Clock clock;

    ShownResource(
            LiveSites sites,
            Notices notices,
            RateLimits limits,
            ClientAddress client,
            ShownCounts counts,
            Clock clock) {
        this.sites = sites;
        this.notices = notices;
        this.limits = limits;
        this.client = client;
        this.counts = counts;
        this.clock = clock;
    }

    /** Preflight, for pages that send {@code application/json}: 204 for the site's own origins, 403 for others. */
    @OPTIONS
    public Response preflight(@PathParam("site") String site, @HeaderParam(Cors.ORIGIN) String origin) {
        admit(site, origin);
        return withCors(Response.noContent(), origin)
                .header(Cors.ALLOW_METHODS, "POST")
                .header(Cors.ALLOW_HEADERS, "Content-Type")
                .header(Cors.MAX_AGE, Cors.MAX_AGE_SECONDS)
                .build();
    }

    /** Counts one show. */
    @POST
    public Response shown(
            @PathParam("site") String site,
            @HeaderParam(Cors.ORIGIN) String origin,
            @Context HttpServerRequest request,
            byte[] body) {
        admit(site, origin);
        try {
            int seconds = limits.waitForShown(client.of(request));
            if (seconds > 0) {
                throw ProblemException.tooMany("Too many at once. Nothing was counted.", seconds);
            }
            count(site, ShownReader.read(body));
            return withCors(Response.noContent(), origin).build();
        } catch (ProblemException e) {
            return withCors(Response.fromResponse(ProblemMapper.toResponse(e)), origin)
                    .build();
        }
    }

    private void count(String site, ShownReader.Said said) {
        var now = clock.instant();
        var notice = notices.recent(site, said.notice())
                .filter(publication -> publication.takesChoicesAt(now))
                .orElseThrow(() -> ProblemException.unprocessable("This site doesn't show this notice.", "notice"))
                .notice();
        if (!notice.languages().contains(said.language())) {
            throw ProblemException.unprocessable("This notice was not published in this language.", "language");
        }
        counts.add(site, said, now);
    }

    private void admit(String site, String origin) {
        var origins = sites.byKey(site)
                .orElseThrow(() -> ProblemException.notFound("There is no site of this key."))
                .origins();
        if (!origins.allow(origin)) {
            throw ProblemException.forbidden("Notices are shown on the site's own pages; this origin isn't one.", null);
        }
    }

    private static Response.ResponseBuilder withCors(Response.ResponseBuilder answer, String origin) {
        return answer.header(Cors.ALLOW_ORIGIN, origin)
                .header(HttpHeaders.VARY, Cors.ORIGIN)
                .header(Cors.EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
    }
}
