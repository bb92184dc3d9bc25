package org.jawoord.ledger.receipt;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The page that checks receipts ({@link VerifierPage}), for anybody. Answers: 200. */
@Path("/verify")
public class VerifierResource {

    @GET
    public Response page() {
        return Response.ok(VerifierPage.html(), "text/html;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("Content-Security-Policy", VerifierPage.policy())
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .build();
    }
}
