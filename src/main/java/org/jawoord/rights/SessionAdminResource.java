package org.jawoord.rights;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jawoord.consent.SessionId;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.Sites;

/**
 * Erasing a session (GDPR Art. 17), for administrators. {@code DELETE}: 200 with how many records went, 0 when there are
 * none (any more); 404 for an unknown site or what can't be a session; 409 a legal hold covers it; 503 not finished, to be
 * asked again.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/sessions/{session}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class SessionAdminResource {

    private final Eraser eraser;
    private final Sites sites;

    SessionAdminResource(Eraser eraser, Sites sites) {
        this.eraser = eraser;
        this.sites = sites;
    }

    /** What went. */
    public record Erased(long erased) {}

    @DELETE
    public Erased erase(
            @PathParam("site") String site, @PathParam("session") String session, @Context SecurityContext security) {
        sites.byKey(site);
        var id = SessionId.parse(session)
                .orElseThrow(
                        () -> ProblemException.notFound("This can't be a session: it is 22 base64url characters."));
        return new Erased(eraser.erase(
                site,
                List.of(new Whose.OfSession(id)),
                security.getUserPrincipal().getName()));
    }
}
