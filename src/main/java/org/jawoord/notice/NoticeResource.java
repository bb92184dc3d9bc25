package org.jawoord.notice;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.LiveSites;

/**
 * What visitors of a site are shown, for anybody: it is public in each page, so any origin may read it.
 *
 * <p>{@code config}: the current notice in one language; one that is not offered falls back to the default, so that a
 * page in another language still asks. {@code notices/{notice}}: one notice, whole and for ever. 404: no such site, it
 * is archived, or it has no such notice.
 */
@Path("/v1/sites/{site}")
public class NoticeResource {

    /** Five minutes, as the snippet: how long a browser may show the notice before. */
    private static final String FRESH = "public, max-age=300";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Notices notices;
    private final LiveSites sites;

    NoticeResource(Notices notices, LiveSites sites) {
        this.notices = notices;
        this.sites = sites;
    }

    @GET
    @Path("/config")
    public Response config(
            @PathParam("site") String site, @QueryParam("lang") String language, @Context Request request) {
        var publication = notices.current(site).orElseThrow(NoticeResource::nothing);
        var notice = publication.notice();
        return answer(request, notice.id(), FRESH, () -> Configuration.of(publication, notice.languageFor(language))
                .json());
    }

    @GET
    @Path("/notices/{notice}")
    public Response notice(@PathParam("site") String site, @PathParam("notice") String id, @Context Request request) {
        var notice = sites.byKey(site)
                .flatMap(live -> NoticeId.parse(id))
                .flatMap(parsed -> notices.byId(site, parsed))
                .orElseThrow(NoticeResource::nothing);
        return answer(request, notice.id(), FOR_EVER, notice::canonicalJson);
    }

    private static Response answer(Request request, NoticeId id, String cacheControl, Supplier<String> json) {
        var tag = new EntityTag(id.hex());
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged != null
                ? unchanged
                : Response.ok(json.get(), MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"));
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("There is no such site here, or nothing is published for it.");
    }
}
