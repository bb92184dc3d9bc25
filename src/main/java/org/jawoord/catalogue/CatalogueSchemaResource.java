package org.jawoord.catalogue;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jawoord.security.Cors;
import org.jboss.resteasy.reactive.RestResponse;

/** The schema of a service's file, for whoever adds one. */
@Path("/schema/catalogue.json")
public class CatalogueSchemaResource {

    @GET
    @Produces("application/schema+json")
    public RestResponse<byte[]> schema() {
        return RestResponse.ResponseBuilder.ok(bytes())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header(Cors.ALLOW_ORIGIN, "*")
                .build();
    }

    /** The schema as it is published. */
    static byte[] bytes() {
        try (var in = CatalogueSchemaResource.class.getResourceAsStream("/schema/catalogue.schema.json")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
