package org.jawoord.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.jawoord.security.Cors;
import org.jboss.resteasy.reactive.RestResponse;

/** The schema of a site definition, for editors and for whoever checks a document before sending it. */
@Path("/schema/site.json")
public class SchemaResource {

    @GET
    @Produces("application/schema+json")
    public RestResponse<byte[]> schema() {
        return RestResponse.ResponseBuilder.ok(SiteSchema.bytes())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header(Cors.ALLOW_ORIGIN, "*")
                .build();
    }
}
