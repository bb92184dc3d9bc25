package org.jawoord.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jawoord.security.AdminApi;
import org.jawoord.site.Sites;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Runs of the retention of a site, for administrators. {@code POST}, without a body or with an empty object: 202 with the
 * run, which is carried out in the background; 400 with the field for any other body, so that nobody believes that what they
 * ask for is done; 422 the site keeps everything. {@code GET}: 200, newest first, the daily ones too, with {@code cursor} and
 * {@code limit}. Both 404 for an unknown site.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/purges")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class PurgeResource {

    private final Retention retention;
    private final RetentionTimer timer;
    private final Sites sites;

    PurgeResource(Retention retention, RetentionTimer timer, Sites sites) {
        this.retention = retention;
        this.timer = timer;
        this.sites = sites;
    }

    /** Runs, newest first; {@code next} is the cursor of the next page, absent on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(List<Purge> purges, String next) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    public RestResponse<Purge> run(@PathParam("site") String site, @Context SecurityContext security, byte[] content)
            throws SQLException {
        sites.byKey(site);
        AdminBody.read(content, Set.of());
        var begun = retention.begin(site, security.getUserPrincipal().getName());
        timer.soon(begun);
        return RestResponse.status(Status.ACCEPTED, begun);
    }

    @GET
    public Answer list(
            @PathParam("site") String site, @QueryParam("cursor") String cursor, @QueryParam("limit") String limit)
            throws SQLException {
        sites.byKey(site);
        var page = Page.of(cursor, limit);
        var part = page.of(retention.newestFirst(site, page.before(), page.limit() + 1), Purge::id);
        return new Answer(part.shown(), part.next());
    }
}
