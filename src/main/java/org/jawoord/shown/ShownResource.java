package org.jawoord.shown;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jawoord.notice.Notices;
import org.jawoord.security.ClientAddress;
import org.jawoord.security.Cors;
import org.jawoord.security.RateLimits;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jawoord.site.SitePages;

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

    private static final String PAGES = "Notices are shown on";

    private final SitePages pages;
    private final Notices notices;
    private final RateLimits limits;
    private final ClientAddress client;
    private final ShownCounts counts;
    private final Clock clock;

    ShownResource(
            SitePages pages,
            Notices notices,
            RateLimits limits,
            ClientAddress client,
            ShownCounts counts,
            Clock clock) {
        this.pages = pages;
        this.notices = notices;
        this.limits = limits;
        this.client = client;
        this.counts = counts;
        this.clock = clock;
    }

    /** Preflight, for pages that send {@code application/json}: 204 for the site's own origins, 403 for others. */
    @OPTIONS
    public Response preflight(@PathParam("site") String site, @HeaderParam(Cors.ORIGIN) String origin) {
        return pages.preflight(site, origin, PAGES);
    }

    /** Counts one show. */
    @POST
    public Response shown(
            @PathParam("site") String site,
            @HeaderParam(Cors.ORIGIN) String origin,
            @Context HttpServerRequest request,
            byte[] body) {
        pages.admit(site, origin, PAGES);
        try {
            int seconds = limits.waitForShown(client.of(request));
            if (seconds > 0) {
                throw ProblemException.tooMany("Too many at once. Nothing was counted.", seconds);
            }
            count(site, ShownReader.read(body));
            return SitePages.readableBy(origin, Response.noContent()).build();
        } catch (ProblemException e) {
            return SitePages.readableBy(origin, Response.fromResponse(ProblemMapper.toResponse(e)))
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
}
