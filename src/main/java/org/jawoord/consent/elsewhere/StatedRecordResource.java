package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.LiveSites;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Records a consent that was given elsewhere, or its withdrawal, for administrators: {@link StatedRequest} as JSON.
 *
 * <p>Answers: 201 stored, 200 the same again, each with the record; 400; 404 no such site; 409 the ID with another body,
 * or the withdrawal, by another ID, of what was taken back already ({@code field} says {@code id} or {@code of});
 * 410 it was erased; 413; 422 it can't be an answer to its text, or isn't of whom it says; 503 not known to be stored.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/choices")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class StatedRecordResource {

    private final StatedRecorder recorder;
    private final LiveSites sites;

    StatedRecordResource(StatedRecorder recorder, LiveSites sites) {
        this.recorder = recorder;
        this.sites = sites;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<JsonNode> record(
            @PathParam("site") String site, @Context SecurityContext security, byte[] body) {
        if (sites.byKey(site).isEmpty()) {
            throw ProblemException.notFound("There is no site of this key.");
        }
        if (body != null && body.length > StatedReader.MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "A consent is at most " + StatedReader.MAX_BYTES + " bytes."));
        }
        var request = StatedReader.read(body == null ? new byte[0] : body);
        var recorded =
                recorder.record(site, request, security.getUserPrincipal().getName());
        return RestResponse.status(recorded.isNew() ? Status.CREATED : Status.OK, recorded.record());
    }
}
