package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
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
import java.util.HexFormat;
import java.util.List;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The texts of forms and scripts, for administrators.
 *
 * <p>{@code POST} registers one, at most 64 KiB: 201 with its {@code id} and all of it; 200 when it is there; 400; 413; 422
 * a fault in it, or other words under a version that is there. {@code GET} lists them, newest first, or gives one. Every
 * text is a new version or the same one: nothing is changed or deleted.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/texts")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class TextAdminResource {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TextRegister register;

    TextAdminResource(TextRegister register) {
        this.register = register;
    }

    @GET
    public List<JsonNode> list(@PathParam("site") String site) {
        return register.all(site).stream().map(TextAdminResource::shown).toList();
    }

    @GET
    @Path("{id}")
    public JsonNode one(@PathParam("site") String site, @PathParam("id") String id) {
        if (!StatedReader.TEXT_ID.matcher(id).matches()) {
            throw ProblemException.notFound("The site has no text of this id.");
        }
        return shown(register.one(site, HexFormat.of().parseHex(id)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<JsonNode> add(@PathParam("site") String site, @Context SecurityContext security, byte[] body) {
        if (body != null && body.length > TextReader.MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "A text is at most " + TextReader.MAX_BYTES + " bytes."));
        }
        var added = register.add(
                site,
                TextReader.read(body == null ? new byte[0] : body),
                security.getUserPrincipal().getName());
        return RestResponse.status(added.isNew() ? Status.CREATED : Status.OK, shown(added.text()));
    }

    private static JsonNode shown(ConsentText text) {
        ObjectNode shown = JSON.createObjectNode().put("id", text.id());
        shown.setAll((ObjectNode) text.json());
        return shown;
    }
}
