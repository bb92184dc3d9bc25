package org.jawoord.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The schema of a site definition, for editors and for whoever checks a document before sending it. */
@Path("/schema/site.json")
public class SchemaResource {

    @GET
    @Produces("application/schema+json")
    public byte[] schema() {
        return SiteSchema.bytes();
    }
}
