package org.jawoord.site;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jawoord.security.AdminApi;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Sites, for their administrators.
 *
 * <p>{@code PUT} takes a whole definition and is idempotent, so that the document can live in git: 201 new, 200 changed
 * or the same; 400 not JSON that we take; 413 over 256 KiB; 422 with every finding in {@code errors}. {@code DELETE}
 * archives: 204; {@code PUT} takes it out of the archive.
 */
@AdminApi
@Path("/admin/v1/sites")
@Produces(MediaType.APPLICATION_JSON)
public class SiteAdminResource {

    private final Sites sites;

    SiteAdminResource(Sites sites) {
        this.sites = sites;
    }

    @GET
    public List<StoredSite> list() {
        return sites.all();
    }

    @GET
    @Path("/{site}")
    public StoredSite get(@PathParam("site") String site) {
        return sites.byKey(site);
    }

    @PUT
    @Path("/{site}")
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<StoredSite> put(
            @PathParam("site") String site, @Context SecurityContext security, byte[] definition) {
        var put = sites.put(site, definition, security.getUserPrincipal().getName());
        return RestResponse.status(put.isNew() ? Status.CREATED : Status.OK, put.site());
    }

    @DELETE
    @Path("/{site}")
    public RestResponse<Void> archive(@PathParam("site") String site, @Context SecurityContext security) {
        sites.archive(site, security.getUserPrincipal().getName());
        return RestResponse.noContent();
    }
}
