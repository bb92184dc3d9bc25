package org.jawoord.rights;

import static org.jawoord.shared.ProblemException.notFound;
import static org.jawoord.shared.ProblemException.unprocessable;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jawoord.security.AdminApi;
import org.jawoord.site.Sites;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Legal holds of a site, for administrators.
 *
 * <p>{@code POST {"session"?, "identifier"?, "reason"}}: 201 with the holds that were placed: one on the session; one on
 * whoever the identifier is of, kept as a hash, and one on each session that is tied to it now; or, with neither, one on
 * the whole site. 404 the site has no such session, or nothing of that identifier; 422 both, or a reason that is empty or
 * too long. {@code GET}: 200, newest first,
 * released ones included, with {@code cursor} and {@code limit}. {@code DELETE …/{id}} releases: 204, again 204; 404. Erasures that
 * waited for it are finished soon after.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/holds")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class HoldResource {

    /** Characters of a reason: a case number and a sentence. */
    static final int MAX_REASON = 500;

    private static final Set<String> FIELDS = Set.of("session", "identifier", "reason");

    private final Holds holds;
    private final Identities identities;
    private final Sites sites;
    private final RetentionTimer waiting;

    HoldResource(Holds holds, Identities identities, Sites sites, RetentionTimer waiting) {
        this.holds = holds;
        this.identities = identities;
        this.sites = sites;
        this.waiting = waiting;
    }

    /**
     * Holds, newest first.
     *
     * @param next the cursor of the next page; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(List<Hold> holds, String next) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<Answer> place(@PathParam("site") String site, @Context SecurityContext security, byte[] content)
            throws SQLException {
        sites.byKey(site);
        var body = AdminBody.read(content, FIELDS);
        var reason = body.required("reason").strip();
        if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > MAX_REASON) {
            throw unprocessable("A reason has 1 to " + MAX_REASON + " characters.", "reason");
        }
        var placed = holds.place(
                site, covered(site, body), reason, security.getUserPrincipal().getName());
        return RestResponse.status(Status.CREATED, new Answer(placed, null));
    }

    /**
     * What is meant. Sessions have holds of their own beside the one on their person: whoever wants them gone could untie
     * them first.
     */
    private List<Held> covered(String site, AdminBody body) throws SQLException {
        var session = body.text("session");
        var identifier = body.text("identifier");
        if (session.isPresent() && identifier.isPresent()) {
            throw unprocessable("Name a session or an identifier, not both.", "identifier");
        }
        if (session.isPresent()) {
            return List.of(Held.session(identities.known(site, session.get())));
        }
        if (identifier.isEmpty()) {
            return List.of(Held.SITE);
        }
        var hash = identities.hash(site, identifier.get());
        var tied = identities.sessions(site, identifier.get());
        if (tied.isEmpty() && !identities.hasSaidSomething(site, hash)) {
            throw notFound("Nothing is recorded on this site under this identifier, and no session is tied to it.");
        }
        var all = new ArrayList<Held>();
        all.add(Held.person(hash));
        tied.forEach(each -> all.add(Held.session(each)));
        return all;
    }

    @GET
    public Answer list(
            @PathParam("site") String site, @QueryParam("cursor") String cursor, @QueryParam("limit") String limit)
            throws SQLException {
        sites.byKey(site);
        var page = Page.of(cursor, limit);
        var part = page.of(holds.newestFirst(site, page.before(), page.limit() + 1), Hold::id);
        return new Answer(part.shown(), part.next());
    }

    @DELETE
    @Path("/{id:[0-9]{1,18}}")
    public RestResponse<Void> release(
            @PathParam("site") String site, @PathParam("id") long id, @Context SecurityContext security)
            throws IOException {
        sites.byKey(site);
        holds.release(site, id, security.getUserPrincipal().getName());
        waiting.released(site);
        return RestResponse.noContent();
    }
}
