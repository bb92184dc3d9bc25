package org.jawoord.ledger.receipt;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.jawoord.consent.ChoiceReader;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.Sites;

/**
 * The signed receipt of a consent that was given elsewhere, as a JSON file (RFC 8785 bytes) that an administrator may hand to
 * the person. Not for whoever knows the ID, as that of a choice is: its record says who took it and what they noted, and
 * without them it isn't what the ledger commits to.
 *
 * <p>Answers: 200, also when the site is archived; 404.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/stated/{id}/receipt")
@Blocking
public class StatedReceiptResource {

    private final StatedReceipts receipts;
    private final Sites sites;

    StatedReceiptResource(StatedReceipts receipts, Sites sites) {
        this.receipts = receipts;
        this.sites = sites;
    }

    @GET
    public Response receipt(@PathParam("site") String site, @PathParam("id") String id) throws SQLException {
        sites.byKey(site);
        if (!ChoiceReader.UUID_V7.matcher(id).matches()) {
            throw nothing();
        }
        var receipt = receipts.issue(site, UUID.fromString(id)).orElseThrow(StatedReceiptResource::nothing);
        return Response.ok(receipt.bytes(), Representation.JSON.type())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt-" + id + ".json\"")
                .build();
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("The site has no record of this id.");
    }
}
