package org.jawoord.keys;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.jawoord.proof.SigningKey;
import org.jawoord.security.AdminApi;
import org.jawoord.security.Audit;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Another signing key. {@code POST} with <code>{}</code> or nothing: 201 with the new public key, which signs from now on; the one before
 * stays published, and what it signed stays valid. 409 when the owner gave the key ({@code JAWOORD_SIGNING_KEY}), and with
 * the owner's own database: every server has to be started again then.
 */
@AdminApi
@Path("/admin/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class KeyAdminResource {

    private final SigningKeys keys;
    private final Audit audit;

    KeyAdminResource(SigningKeys keys, Audit audit) {
        this.keys = keys;
        this.audit = audit;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public RestResponse<Map<String, Object>> rotate(@Context SecurityContext security, byte[] body)
            throws IOException, SQLException {
        if (body != null
                && body.length > 0
                && !new String(body, StandardCharsets.UTF_8).strip().equals("{}")) {
            throw ProblemException.malformed("Replacing the key takes no options: send {} or nothing.", null);
        }
        var fresh = keys.rotate()
                .map(SigningKey::verifyingKey)
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.of(
                                        409,
                                        "A running server replaces its key only with the embedded database. Use the command rotate-key, or"
                                                + " put a new key first in the file of JAWOORD_SIGNING_KEY, and start every server again.")));
        var who = security.getUserPrincipal().getName();
        QuarkusTransaction.requiringNew().run(() -> audit.record(who, "signing key replaced by " + fresh.kid(), null));
        return RestResponse.status(RestResponse.Status.CREATED, fresh.jwk());
    }
}
