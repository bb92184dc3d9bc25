package org.jawoord.rights;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jawoord.consent.SessionId;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.Sites;

/**
 * Erasing somebody (GDPR Art. 17), for administrators. {@code POST {"session"}} or {@code {"identifier"}}, the latter in
 * the body since it says who somebody is: 200 with how many records went, of all sessions that are tied to the identifier;
 * 0 when there are none (any more). 400; 404 no such site; 409 a legal hold covers one of them; 422; 503 not finished, to
 * be asked again.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ErasureResource {

    private static final Set<String> FIELDS = Set.of("session", "identifier");

    private final Eraser eraser;
    private final Identities identities;
    private final Sites sites;

    ErasureResource(Eraser eraser, Identities identities, Sites sites) {
        this.eraser = eraser;
        this.identities = identities;
        this.sites = sites;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public SessionAdminResource.Erased erase(
            @PathParam("site") String site, @Context SecurityContext security, byte[] content) throws SQLException {
        sites.byKey(site);
        var body = AdminBody.read(content, FIELDS);
        return new SessionAdminResource.Erased(eraser.erase(
                site,
                meant(site, body),
                Erasure.Reason.REQUEST,
                security.getUserPrincipal().getName()));
    }

    private List<SessionId> meant(String site, AdminBody body) throws SQLException {
        var session = body.text("session");
        var identifier = body.text("identifier");
        if (session.isPresent() == identifier.isPresent()) {
            throw ProblemException.unprocessable(
                    "Name a session or an identifier, one of the two.", session.isPresent() ? "identifier" : "session");
        }
        if (identifier.isPresent()) {
            return identities.sessions(site, identifier.get());
        }
        return List.of(SessionId.parse(session.get())
                .orElseThrow(() -> ProblemException.unprocessable("A session is 22 base64url characters.", "session")));
    }
}
