package org.jawoord.consent;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jawoord.site.LiveSites;

/**
 * What is stored of a choice, for whoever knows its ID: the visitor's browser made it, and it is as hard to guess as a
 * session. Answers: 200 with a {@link Receipt}; 404; 503.
 */
@Path("/v1/sites/{site}/receipts/{id}")
@Blocking
public class ReceiptResource {

    private final LiveSites sites;
    private final ReceiptQuery receipts;

    ReceiptResource(LiveSites sites, ReceiptQuery receipts) {
        this.sites = sites;
        this.receipts = receipts;
    }

    @GET
    public Response receipt(@PathParam("site") String site, @PathParam("id") String id) {
        try {
            return sites.byKey(site)
                    .flatMap(s -> parse(id))
                    .flatMap(uuid -> find(site, uuid))
                    .map(receipt -> Response.ok(receipt, MediaType.APPLICATION_JSON)
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .build())
                    .orElseThrow(() -> ProblemException.notFound("There is no receipt of this id on this site."));
        } catch (ProblemException e) {
            return ProblemMapper.toResponse(e);
        }
    }

    private Optional<Receipt> find(String site, UUID id) {
        try {
            return receipts.read(site, id);
        } catch (SQLException e) {
            throw ProblemException.unavailable(
                    "The database does not answer. Try again.", ProblemMapper.DATABASE_RETRY_SECONDS);
        }
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
