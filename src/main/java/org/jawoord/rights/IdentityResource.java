package org.jawoord.rights;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jawoord.consent.SessionKey;
import org.jawoord.security.AdminApi;
import org.jawoord.site.Sites;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Whose a session is, said by the owner's server, so that an access request finds all of somebody's sessions (GDPR
 * Art. 15). The identifier stands in bodies only, never in an address.
 *
 * <p>{@code PUT {"identifier":"…"}}: 201 tied, 200 tied already; 404 the site has recorded nothing of this session; 422 an
 * identifier that is none, or too many; 503. {@code DELETE}, with the same body for one identifier or without for all:
 * 204, also when there was no such tie; 404.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/sessions/{session}/identity")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class IdentityResource {

    private static final Set<String> FIELDS = Set.of("identifier");

    private final Identities identities;
    private final Sites sites;

    IdentityResource(Identities identities, Sites sites) {
        this.identities = identities;
        this.sites = sites;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<Tie> tie(
            @PathParam("site") String site,
            @PathParam("session") String session,
            @Context SecurityContext security,
            byte[] content)
            throws SQLException {
        var key = key(site, session);
        var identifier = AdminBody.read(content, FIELDS).required("identifier");
        var tied = identities.tie(key, identifier, security.getUserPrincipal().getName());
        return RestResponse.status(tied.isNew() ? Status.CREATED : Status.OK, tied.tie());
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    public RestResponse<Void> untie(
            @PathParam("site") String site,
            @PathParam("session") String session,
            @Context SecurityContext security,
            byte[] content)
            throws SQLException {
        var key = key(site, session);
        boolean all = content == null || content.length == 0;
        // A body that forgets the identifier must not untie everybody.
        var identifier = all
                ? Optional.<String>empty()
                : Optional.of(AdminBody.read(content, FIELDS).required("identifier"));
        identities.untie(key, identifier, security.getUserPrincipal().getName());
        return RestResponse.noContent();
    }

    private SessionKey key(String site, String session) throws SQLException {
        sites.byKey(site);
        return new SessionKey(site, identities.known(site, session));
    }
}
