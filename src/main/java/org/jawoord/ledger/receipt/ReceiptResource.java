package org.jawoord.ledger.receipt;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jawoord.security.ClientAddress;
import org.jawoord.security.RateLimits;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jboss.logging.Logger;

/**
 * The receipt of a choice, for whoever knows its ID: the visitor's browser made it, and it is as hard to guess as a
 * session. JSON (RFC 8785 bytes) by default, JSON-LD with DPV for {@code application/ld+json}, a page for {@code text/html};
 * with {@code ?download} JSON as a file.
 *
 * <p>Answers: 200, also when the site is archived; 404; 406; 410 with a signed statement (JSON, or a page
 * for {@code text/html}) when the choice was erased; 429; 503.
 */
@Path("/v1/sites/{site}/receipts/{id}")
@Blocking
public class ReceiptResource {

    private static final Logger LOG = Logger.getLogger(ReceiptResource.class);

    private final Receipts receipts;
    private final ReceiptPage page;
    private final Gone gone;
    private final RateLimits limits;
    private final ClientAddress client;

    ReceiptResource(Receipts receipts, ReceiptPage page, Gone gone, RateLimits limits, ClientAddress client) {
        this.receipts = receipts;
        this.page = page;
        this.gone = gone;
        this.limits = limits;
        this.client = client;
    }

    @GET
    public Response receipt(
            @PathParam("site") String site,
            @PathParam("id") String id,
            @Context UriInfo address,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        boolean asFile = address.getQueryParameters().containsKey(Representation.DOWNLOAD);
        try {
            int seconds = limits.waitForReceipt(client.of(request));
            if (seconds > 0) {
                throw ProblemException.tooMany("Too many receipts at once.", seconds);
            }
            var form = Representation.asked(asFile, headers);
            var uuid = parse(id).orElseThrow(ReceiptResource::nothing);
            var receipt = receipts.issue(site, uuid);
            var answer = receipt.isPresent()
                    ? ok(form, receipt.get())
                    : gone.answer(form, site, uuid, headers).orElseThrow(ReceiptResource::nothing);
            answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .header("X-Content-Type-Options", "nosniff");
            if (asFile) {
                answer.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt-" + uuid + ".json\"");
            }
            return answer.build();
        } catch (SQLException e) {
            LOG.warnf("receipt not read: %s", e.getMessage());
            return ProblemMapper.toResponse(ProblemException.unavailable(
                    "The database does not answer. Try again.", ProblemMapper.DATABASE_RETRY_SECONDS));
        } catch (ProblemException e) {
            return ProblemMapper.toResponse(e);
        }
    }

    private Response.ResponseBuilder ok(Representation form, Receipt receipt) {
        return switch (form) {
            case JSON -> Response.ok(receipt.bytes(), form.type());
            case LINKED_DATA -> Response.ok(LinkedData.bytes(receipt), form.type());
            case PAGE -> page.of(receipt);
        };
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("There is no receipt of this id on this site.");
    }

    private static Optional<UUID> parse(String id) {
        try {
            return Optional.of(UUID.fromString(id))
                    .filter(uuid -> uuid.toString().equals(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
