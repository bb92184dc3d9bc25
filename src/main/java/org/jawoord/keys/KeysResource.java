package org.jawoord.keys;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jawoord.security.Cors;
import org.jawoord.shared.JsonTimes;

/**
 * The public keys that sign or signed here, as a JWK Set (RFC 7517, RFC 8037), past ones included: what receipts and
 * checkpoints are checked with. {@code created} and {@code retired} say from when to when a key signed. Answers: 200.
 */
@Path("/v1/keys")
public class KeysResource {

    /** The media type of RFC 7517. */
    static final String MEDIA_TYPE = "application/jwk-set+json";

    private final SigningKeys keys;

    KeysResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Produces({MEDIA_TYPE, "application/json"})
    public Response keys() {
        return Response.ok(Map.of("keys", jwks()))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .header(Cors.ALLOW_ORIGIN, "*")
                .build();
    }

    /** The keys as members of a set, oldest first. */
    private List<Map<String, Object>> jwks() {
        return keys.published().stream().map(KeysResource::jwk).toList();
    }

    static Map<String, Object> jwk(KeyRegister.Entry entry) {
        var jwk = entry.key().jwk();
        jwk.put("created", JsonTimes.format(entry.createdAt()));
        if (!entry.isActive()) {
            jwk.put("retired", JsonTimes.format(entry.retiredAt()));
        }
        return jwk;
    }
}
