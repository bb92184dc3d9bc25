package org.jawoord.notice;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/**
 * The current notice of a site in one language, for anybody. A language that is not offered falls back to the default,
 * so that a page in another language still asks. 404: no such site, it is archived, or nothing is published.
 */
@Path("/v1/sites/{site}/config")
public class ConfigurationResource {

    /** Five minutes, as the snippet: how long a browser may show the notice before. */
    private static final String FRESH = "public, max-age=300";

    private final Notices notices;

    ConfigurationResource(Notices notices) {
        this.notices = notices;
    }

    @GET
    public Response config(
            @PathParam("site") String site, @QueryParam("lang") String language, @Context Request request) {
        var publication = notices.current(site).orElseThrow(PublicAnswer::nothing);
        var notice = publication.notice();
        return PublicAnswer.of(
                request, notice.id(), FRESH, () -> Configuration.of(publication, notice.languageFor(language))
                        .json());
    }
}
