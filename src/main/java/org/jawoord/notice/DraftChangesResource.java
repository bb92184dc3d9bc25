package org.jawoord.notice;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jawoord.security.AdminApi;

/**
 * {@code GET}: what publishing the draft of a site would do now, for administrators; in the words of {@code ?lang=} or
 * {@code Accept-Language}, English or Dutch. Changes nothing. 404 for an unknown or archived site.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/draft/changes")
@Produces(MediaType.APPLICATION_JSON)
public class DraftChangesResource {

    private final Notices notices;

    DraftChangesResource(Notices notices) {
        this.notices = notices;
    }

    @GET
    public DraftChanges changes(
            @PathParam("site") String site, @QueryParam("lang") String language, @Context HttpHeaders headers) {
        return notices.draftChanges(site, OwnersLanguage.of(language, headers));
    }
}
