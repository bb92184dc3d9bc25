package org.jawoord.ledger.receipt;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.jawoord.consent.ChoiceReader;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.Sites;

/**
 * The signed receipt of a consent that was given elsewhere, which an administrator may hand to the person: as a JSON file
 * (RFC 8785 bytes), as JSON-LD with DPV for {@code application/ld+json}, or as a page for {@code text/html}. Not for whoever
 * knows the ID, as that of a choice is: its record says who took it and what they noted, and without them it isn't what the
 * ledger commits to.
 *
 * <p>Answers: 200, also when the site is archived; 404; 406; 410 with a signed statement when the record was erased.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/stated/{id}/receipt")
@Blocking
public class StatedReceiptResource {

    private final StatedReceipts receipts;
    private final Gone gone;
    private final ReceiptPage page;
    private final Sites sites;

    StatedReceiptResource(StatedReceipts receipts, Gone gone, ReceiptPage page, Sites sites) {
        this.receipts = receipts;
        this.gone = gone;
        this.page = page;
        this.sites = sites;
    }

    @GET
    public Response receipt(
            @PathParam("site") String site,
            @PathParam("id") String id,
            @QueryParam(Representation.DOWNLOAD) String download,
            @Context HttpHeaders headers)
            throws SQLException {
        sites.byKey(site);
        var form = Representation.asked(download != null, headers);
        if (!ChoiceReader.UUID_V7.matcher(id).matches()) {
            throw nothing();
        }
        var uuid = UUID.fromString(id);
        var receipt = receipts.issue(site, uuid);
        var answer = receipt.isPresent()
                ? ok(form, receipt.get())
                : gone.answer(form, site, uuid, headers).orElseThrow(StatedReceiptResource::nothing);
        if (form == Representation.JSON) {
            answer.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt-" + id + ".json\"");
        }
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Response.ResponseBuilder ok(Representation form, Receipt receipt) {
        return switch (form) {
            case JSON -> Response.ok(receipt.bytes(), form.type());
            case LINKED_DATA -> Response.ok(LinkedData.bytes(receipt), form.type());
            case PAGE -> page.ofStated(receipt);
        };
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("The site has no record of this id.");
    }
}
