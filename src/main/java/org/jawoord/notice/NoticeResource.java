package org.jawoord.notice;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jawoord.site.LiveSites;

/** One notice of a site, whole and for ever, for anybody. 404: the site is not live, or never showed this notice. */
@Path("/v1/sites/{site}/notices/{notice}")
public class NoticeResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Notices notices;
    private final LiveSites sites;

    NoticeResource(Notices notices, LiveSites sites) {
        this.notices = notices;
        this.sites = sites;
    }

    @GET
    public Response notice(@PathParam("site") String site, @PathParam("notice") String id, @Context Request request) {
        var notice = sites.byKey(site)
                .flatMap(live -> NoticeId.parse(id))
                .flatMap(parsed -> notices.byId(site, parsed))
                .orElseThrow(PublicAnswer::nothing);
        return PublicAnswer.of(request, notice.id(), FOR_EVER, notice::canonicalJson);
    }
}
