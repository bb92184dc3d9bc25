package org.jawoord.exhibit;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jawoord.notice.Notice;
import org.jawoord.notice.NoticeId;
import org.jawoord.notice.Notices;
import org.jawoord.shared.ProblemException;

/**
 * {@code GET /notices/{id}/preview}: a published notice in the real banner, read-only, with what there is to know about it
 * around it. {@code GET /notices/{id}/preview/page}: the page inside, where the banner is.
 *
 * <p>Public, since every visitor was shown it: whoever has the id has seen the notice or been given it. {@code ?lang=}
 * one of its languages, by default the site's own; {@code layer=2} the preferences; {@code scheme=light|dark},
 * {@code dir=ltr|rtl}, {@code width=phone} how to look at it. 400: {@code lang} or {@code layer} can't be one; 404: no such
 * notice, or not in this language.
 *
 * <p>Read-only by the browser's own means: the page inside is in a sandbox of no origin, so it has no cookies and no
 * storage, and its policy lets it ask for nothing but the files of the notice.
 */
@Path("/notices/{id}/preview")
public class ExhibitResource {

    private final Notices notices;
    private final ExhibitPages pages;

    ExhibitResource(Notices notices, ExhibitPages pages) {
        this.notices = notices;
        this.pages = pages;
    }

    @GET
    public Response preview(@PathParam("id") String id, @Context UriInfo address, @Context HttpHeaders headers) {
        var notice = notice(id);
        return pages.around(
                notice, notices.publications(notice), View.of(notice, address.getQueryParameters()), headers);
    }

    @GET
    @Path("page")
    public Response page(
            @PathParam("id") String id,
            @Context UriInfo address,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers) {
        var notice = notice(id);
        return pages.inside(notice, View.of(notice, address.getQueryParameters()), request, headers);
    }

    private Notice notice(String id) {
        return NoticeId.parse(id)
                .flatMap(notices::byId)
                .orElseThrow(() -> ProblemException.notFound("There is no notice of this id here."));
    }
}
