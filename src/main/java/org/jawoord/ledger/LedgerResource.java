package org.jawoord.ledger;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.TilePath;
import org.jawoord.security.Cors;
import org.jawoord.shared.ProblemException;

/**
 * A site's ledger as other programs read it: C2SP tlog-tiles below {@code /v1/sites/{site}/ledger}, so that tools for
 * transparency logs work with it. For everybody: a leaf is a salted commitment and tells of nobody.
 *
 * <p>Answers: 200; 404 no such site, or no such tile (yet); 503.
 */
@Path("/v1/sites/{site}/ledger")
@Blocking
public class LedgerResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Ledgers ledgers;

    LedgerResource(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    /** The last checkpoint: a signed note. */
    @GET
    @Path("checkpoint")
    public Response checkpoint(@PathParam("site") String site) {
        return text(ledgers.head(site).checkpoint());
    }

    /** The keys that sign or signed this ledger's checkpoints, one verifier key a line (C2SP signed-note). */
    @GET
    @Path("keys")
    public Response keys(@PathParam("site") String site) {
        var keys = new StringBuilder();
        ledgers.noteKeys(site).forEach(key -> keys.append(key.vkey()).append('\n'));
        return text(keys.toString());
    }

    /** A tile or an entry bundle, for ever the same. */
    @GET
    @Path("tile/{path:.+}")
    public Response tile(@PathParam("site") String site, @PathParam("path") String path) {
        return Response.ok(ledgers.tile(site, parsed(path)), MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .header(Cors.ALLOW_ORIGIN, "*")
                .build();
    }

    private static TilePath parsed(String path) {
        try {
            return TilePath.parse(path);
        } catch (InvalidProof e) {
            throw ProblemException.notFound(e.getMessage());
        }
    }

    private static Response text(String body) {
        return Response.ok(body, "text/plain; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(Cors.ALLOW_ORIGIN, "*")
                .build();
    }
}
