package org.jawoord.snippet;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.ProblemException;

/** What to paste, for administrators: 200 with {@link Tags.Forms}; 404 when the site has published nothing. */
@AdminApi
@Path("/admin/v1/sites/{site}/tag")
@Produces(MediaType.APPLICATION_JSON)
public class TagAdminResource {

    private final Tags tags;

    TagAdminResource(Tags tags) {
        this.tags = tags;
    }

    @GET
    public Tags.Forms tag(@PathParam("site") String site) {
        return tags.of(site)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no such site, or it has published nothing to put a tag to."));
    }
}
