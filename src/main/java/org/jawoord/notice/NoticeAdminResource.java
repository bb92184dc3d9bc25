package org.jawoord.notice;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Set;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Publishing, for administrators. Changes are told in the words of {@code ?lang=} or {@code Accept-Language}, English or
 * Dutch.
 *
 * <p>{@code GET}: the versions, each with its differences from the one before. {@code GET {a}/changes/{b}}: those
 * between any two notices, by id or version; 404 for one that the site doesn't have.
 *
 * <p>{@code POST} with <code>{}</code> or nothing: 201 with the new version; 200 with the current one when nothing
 * would change for visitors; 400 for another body; 404 for an unknown or archived site. With
 * <code>{"editorial": "reason"}</code> a change of wording asks nobody again; 422 where something else than texts changed.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/notices")
@Produces(MediaType.APPLICATION_JSON)
public class NoticeAdminResource {

    /** Bytes of a body: the longest reason, each of its characters escaped (twelve for those beyond U+FFFF), and room. */
    private static final int MAX_BYTES = 8_192;

    private static final Set<String> FIELDS = Set.of("editorial");

    private static final StrictJson JSON = new StrictJson(1, MAX_BYTES);

    private final Notices notices;
    private final NoticeHistory history;

    NoticeAdminResource(Notices notices, NoticeHistory history) {
        this.notices = notices;
        this.history = history;
    }

    @GET
    public List<PublicationInfo> list(
            @PathParam("site") String site, @QueryParam("lang") String language, @Context HttpHeaders headers) {
        return history.of(site, OwnersLanguage.of(language, headers));
    }

    @GET
    @Path("/{a}/changes/{b}")
    public Comparison compare(
            @PathParam("site") String site,
            @PathParam("a") String from,
            @PathParam("b") String to,
            @QueryParam("lang") String language,
            @Context HttpHeaders headers) {
        return history.compare(site, from, to, OwnersLanguage.of(language, headers));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<PublicationInfo> publish(
            @PathParam("site") String site,
            @QueryParam("lang") String language,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            byte[] body) {
        var who = security.getUserPrincipal().getName();
        var published = notices.publish(site, who, terms(body), OwnersLanguage.of(language, headers));
        return RestResponse.status(published.isNew() ? Status.CREATED : Status.OK, published.publication());
    }

    private static Terms terms(byte[] body) {
        if (body == null || body.length == 0) {
            return Terms.NONE;
        }
        var json = JSON.read(body);
        if (!json.isObject()) {
            throw ProblemException.malformed("Send an object, {} at least, or nothing.", null);
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw ProblemException.malformed("Publishing has no option of this name.", name);
            }
        });
        var reason = json.get("editorial");
        if (reason == null) {
            return Terms.NONE;
        }
        if (!reason.isTextual()) {
            throw ProblemException.malformed("Must be the reason, as a string.", "editorial");
        }
        return Terms.editorial(reason.textValue());
    }
}
