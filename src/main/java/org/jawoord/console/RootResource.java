package org.jawoord.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code /}: who comes here without an address wants the console. */
@ConsolePage
@Path("/")
public class RootResource {

    @GET
    @WithoutLogin
    public Response root() {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/console")
                .build();
    }
}
