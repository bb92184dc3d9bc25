package org.jawoord.rights;

import static org.jawoord.shared.ProblemException.unprocessable;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jawoord.consent.ChoiceReader;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.SessionId;
import org.jawoord.security.AdminApi;
import org.jawoord.site.Sites;

/**
 * Erasing somebody (GDPR Art. 17), for administrators. {@code POST} with one of
 *
 * <ul>
 *   <li>{@code session}: all of it;
 *   <li>{@code identifier}, in the body since it says who somebody is: all sessions that are tied to it, and what is
 *       recorded of it elsewhere, tied or not;
 *   <li>{@code record}, the id of a consent that was given elsewhere: that one, with its withdrawals.
 * </ul>
 *
 * <p>200 with how many records went; 0 when there are none (any more). 400; 404 no such site; 409 a legal hold covers one of
 * them; 422, a choice by its id too; 503 not finished, to be asked again.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ErasureResource {

    private static final Set<String> FIELDS = Set.of("session", "identifier", "record");

    private final Eraser eraser;
    private final Identities identities;
    private final ChoiceRecords choices;
    private final DataSource database;
    private final Sites sites;

    ErasureResource(Eraser eraser, Identities identities, ChoiceRecords choices, DataSource database, Sites sites) {
        this.eraser = eraser;
        this.identities = identities;
        this.choices = choices;
        this.database = database;
        this.sites = sites;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public SessionAdminResource.Erased erase(
            @PathParam("site") String site, @Context SecurityContext security, byte[] content) throws SQLException {
        sites.byKey(site);
        var body = AdminBody.read(content, FIELDS);
        return new SessionAdminResource.Erased(eraser.erase(
                site, meant(site, body), security.getUserPrincipal().getName()));
    }

    private List<Whose> meant(String site, AdminBody body) throws SQLException {
        var named = FIELDS.stream()
                .filter(field -> body.text(field).isPresent())
                .sorted()
                .toList();
        if (named.size() != 1) {
            throw unprocessable(
                    "Name a session, an identifier or a record, one of the three.",
                    named.isEmpty() ? "session" : named.get(0));
        }
        var value = body.required(named.get(0));
        return switch (named.get(0)) {
            case "identifier" -> of(site, value);
            case "record" -> List.of(record(site, value));
            default ->
                List.of(new Whose.OfSession(SessionId.parse(value)
                        .orElseThrow(() -> unprocessable("A session is 22 base64url characters.", "session"))));
        };
    }

    private List<Whose> of(String site, String identifier) throws SQLException {
        var all = new ArrayList<Whose>();
        identities.sessions(site, identifier).forEach(session -> all.add(new Whose.OfSession(session)));
        all.add(new Whose.OfPerson(identities.hash(site, identifier)));
        return all;
    }

    /** A choice doesn't go by itself: a withdrawal that is gone would leave the yes before it. */
    private Whose record(String site, String id) throws SQLException {
        if (!ChoiceReader.UUID_V7.matcher(id).matches()) {
            throw unprocessable("A record's id is a UUID of version 7 in lower case.", "record");
        }
        var record = UUID.fromString(id);
        try (Connection connection = database.getConnection()) {
            if (!choices.byId(connection, site, record).isEmpty()) {
                throw unprocessable("This is a choice: erase its session.", "record");
            }
        }
        return new Whose.OfRecord(record);
    }
}
