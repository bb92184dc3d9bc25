package org.jawoord.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jawoord.consent.Decision;
import org.jawoord.security.AdminApi;
import org.jawoord.security.Audit;
import org.jawoord.site.Sites;

/**
 * Everything on a session, or on all sessions of somebody, for administrators who answer an access request (GDPR Art. 15).
 *
 * <p>{@code GET …/sessions/{session}/timeline}: 200 {@link OfSession}; 404 the site has recorded nothing of this session.
 * {@code POST …/timeline {"identifier":"…"}}: 200 {@link OfSomebody}, without sessions when none is tied; 422 no
 * identifier. Consent that was given elsewhere is among the entries: with the session, or under the identifier. Both oldest first, also when the site is archived, with {@code cursor} and {@code limit} (1 to 200, else 400).
 */
@AdminApi
@Path("/admin/v1/sites/{site}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TimelineResource {

    private static final Set<String> FIELDS = Set.of("identifier");

    private final Timelines timelines;
    private final Identities identities;
    private final Sites sites;
    private final Audit audit;

    TimelineResource(Timelines timelines, Identities identities, Sites sites, Audit audit) {
        this.timelines = timelines;
        this.identities = identities;
        this.sites = sites;
        this.audit = audit;
    }

    /** A page of one session; {@code next} is the cursor of the next one, null on the last. */
    public record OfSession(
            String site,
            String session,
            Decision decision,
            List<Tie> identities,
            List<Entry> entries,
            @JsonInclude(JsonInclude.Include.ALWAYS) String next) {}

    /** A session of somebody that has entries on the page. */
    public record Session(String session, Decision decision, List<Tie> identities) {}

    /** A page of all sessions of somebody; {@code total} says how many sessions are tied to them. */
    public record OfSomebody(
            String site,
            int total,
            List<Session> sessions,
            List<Entry> entries,
            @JsonInclude(JsonInclude.Include.ALWAYS) String next) {}

    @GET
    @Path("/sessions/{session}/timeline")
    public Response ofSession(
            @PathParam("site") String site,
            @PathParam("session") String session,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit)
            throws SQLException {
        sites.byKey(site);
        var page = Page.of(cursor, limit);
        var id = identities.known(site, session);
        var part = timelines.page(site, List.of(id), null, page);
        return unstored(new OfSession(
                site, session, timelines.decision(site, id), part.ties().get(id), part.entries(), part.next()));
    }

    @POST
    @Path("/timeline")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response ofSomebody(
            @PathParam("site") String site,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit,
            @Context SecurityContext security,
            byte[] content)
            throws SQLException {
        sites.byKey(site);
        var page = Page.of(cursor, limit);
        var identifier = AdminBody.read(content, FIELDS).required("identifier");
        var tied = identities.sessions(site, identifier);
        var part = timelines.page(site, tied, identities.hash(site, identifier), page);
        var sessions = part.ties().entrySet().stream()
                .map(of -> new Session(of.getKey().toString(), timelines.decision(site, of.getKey()), of.getValue()))
                .toList();
        if (page.cursor() == null) {
            var who = security.getUserPrincipal().getName();
            QuarkusTransaction.requiringNew()
                    .run(() ->
                            audit.record(who, "everything on somebody looked up, " + tied.size() + " sessions", site));
        }
        return unstored(new OfSomebody(site, tied.size(), sessions, part.entries(), part.next()));
    }

    private static Response unstored(Object answer) {
        return Response.ok(answer).header("Cache-Control", "no-store").build();
    }
}
