package org.jawoord.ledger.anchor;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jawoord.security.Cors;

/**
 * The time-stamps over a ledger's checkpoints, for everybody: {@code [{"size","checkpoint","token","stampedAt",
 * "authority"}]}, the token in base64 (RFC 3161, DER), over the SHA-256 of the checkpoint as it stands there. At most
 * 100, those after {@code ?after=} (a size). Answers: 200, empty where nothing was stamped; 503.
 */
@Path("/v1/sites/{site}/ledger/anchors")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AnchorResource {

    private static final int PAGE = 100;

    private final AnchorTable anchors;

    AnchorResource(AnchorTable anchors) {
        this.anchors = anchors;
    }

    @GET
    public Response anchors(@PathParam("site") String site, @QueryParam("after") long after) throws SQLException {
        return Response.ok(anchors.ofSite(site, after, PAGE))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Cors.ALLOW_ORIGIN, "*")
                .build();
    }
}
