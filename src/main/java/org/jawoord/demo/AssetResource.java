package org.jawoord.demo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.jawoord.shared.Sha256;

/** Style sheets and scripts of the demo's pages. Not among the static files of Quarkus: those stay when the demo is off. */
@Path("/demo/assets/{name}")
@OnlyWithDemo
public class AssetResource {

    private static final Map<String, String> TYPES = Map.of(
            "shop.css", "text/css; charset=utf-8",
            "panel.css", "text/css; charset=utf-8",
            "panel.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    @GET
    public Response get(@PathParam("name") String name, @Context Request request) throws IOException {
        var type = TYPES.get(name);
        if (type == null) {
            throw new NotFoundException();
        }
        var text = Files.text("assets/" + name);
        var tag = new EntityTag(Sha256.hex(text));
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged == null ? Response.ok(text, type) : unchanged;
        return answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
    }
}
