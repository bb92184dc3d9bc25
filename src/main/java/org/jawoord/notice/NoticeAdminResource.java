package org.jawoord.notice;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Publishing, for administrators.
 *
 * <p>{@code POST} with <code>{}</code> or nothing: 201 with the new version; 200 with the current one when nothing
 * would change for visitors; 400 for another body; 404 for an unknown or archived site.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/notices")
@Produces(MediaType.APPLICATION_JSON)
public class NoticeAdminResource {

    /** Bytes of a body that asks for nothing; generous. */
    private static final int MAX_BYTES = 1_024;

    private static final StrictJson JSON = new StrictJson(1, MAX_BYTES);

    private final Notices notices;

    NoticeAdminResource(Notices notices) {
        this.notices = notices;
    }

    @GET
    public List<PublicationInfo> list(@PathParam("site") String site) {
        return notices.history(site);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<PublicationInfo> publish(
            @PathParam("site") String site, @Context SecurityContext security, byte[] body) {
        requireNothing(body);
        var published = notices.publish(site, security.getUserPrincipal().getName());
        return RestResponse.status(published.isNew() ? Status.CREATED : Status.OK, published.publication());
    }

    private static void requireNothing(byte[] body) {
        if (body == null || body.length == 0) {
            return;
        }
        var json = JSON.read(body);
        if (!json.isObject() || !json.isEmpty()) {
            throw ProblemException.malformed("Publishing takes no options: send {} or nothing.", null);
        }
    }
}
