package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jawoord.consent.ChoiceBody;
import org.jawoord.security.ClientAddress;
import org.jawoord.security.Cors;
import org.jawoord.security.RateLimits;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jawoord.site.SitePages;

/**
 * Records what a visitor ticked on a form of the site, with its submission. Called by {@code data-jawoord-form}, without
 * credentials, and under the same limits as choices.
 *
 * <p>Input: {@link FormSubmission} as JSON, at most 16 KiB: boxes with the words beside them, and the form's texts. With
 * {@code of} instead, the withdrawal of a record, by the secret that made it.
 *
 * <p>Answers: 201 stored, 200 the same again: {@code {"id","site","form","text","agrees","answers","refused","recordedAt"}},
 * where {@code agrees} tells whether a registered version has these words, and {@code refused} why a ticked box is no yes;
 * 400; 403 origin or secret; 404 no such site, or no text of this form is registered; 409; 410; 413; 415; 422; 429; 503.
 *
 * <p>Why: the controller must be able to show the consent (GDPR Art. 7(1)), and what it was consent to.
 */
@Path("/v1/sites/{site}/forms/{form}")
@Blocking
public class FormResource {

    private static final String PAGES = "Forms are on";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SitePages pages;
    private final RateLimits limits;
    private final ClientAddress client;
    private final StatedRecorder recorder;

    FormResource(SitePages pages, RateLimits limits, ClientAddress client, StatedRecorder recorder) {
        this.pages = pages;
        this.limits = limits;
        this.client = client;
        this.recorder = recorder;
    }

    /** Preflight: 204 for the site's own origins, 403 for others. */
    @OPTIONS
    public Response preflight(@PathParam("site") String site, @HeaderParam(Cors.ORIGIN) String origin) {
        return pages.preflight(site, origin, PAGES);
    }

    /** Records it; every answer to an allowed origin can be read by its page, refusals too. */
    @POST
    public Response record(
            @PathParam("site") String site,
            @PathParam("form") String form,
            @HeaderParam(Cors.ORIGIN) String origin,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) String contentEncoding,
            @Context HttpServerRequest request,
            byte[] body) {
        pages.admit(site, origin, PAGES);
        try {
            int seconds = limits.waitForChoice(client.of(request), site);
            if (seconds > 0) {
                throw ProblemException.tooMany("Too many consents at once. Nothing was stored.", seconds);
            }
            ChoiceBody.refuseOtherTypes(contentType, contentEncoding);
            var recorded = recorder.record(site, form, FormReader.read(bounded(body)));
            return SitePages.readableBy(
                            origin,
                            Response.status(recorded.isNew() ? Response.Status.CREATED : Response.Status.OK)
                                    .type(MediaType.APPLICATION_JSON)
                                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                    .entity(answer(form, recorded.record())))
                    .build();
        } catch (ProblemException e) {
            return SitePages.readableBy(origin, Response.fromResponse(ProblemMapper.toResponse(e)))
                    .build();
        }
    }

    private static JsonNode answer(String form, JsonNode record) {
        var answer = JSON.createObjectNode().put("form", form).put("agrees", !record.has("shown"));
        for (var field : new String[] {"id", "site", "action", "text", "answers", "refused", "recordedAt"}) {
            if (record.has(field)) {
                answer.set(field, record.get(field));
            }
        }
        return answer;
    }

    private static byte[] bounded(byte[] body) {
        if (body != null && body.length > FormReader.MAX_BYTES) {
            throw new ProblemException(
                    Problem.of(413, "What a form sends is at most " + FormReader.MAX_BYTES + " bytes."));
        }
        return body == null ? new byte[0] : body;
    }
}
