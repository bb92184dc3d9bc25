package org.jawoord.lookup;

import static org.jawoord.shared.ProblemException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jawoord.consent.Decision;
import org.jawoord.consent.SessionId;
import org.jawoord.security.ClientAddress;
import org.jawoord.security.Cors;
import org.jawoord.security.RateLimits;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;
import org.jawoord.site.LiveSites;

/**
 * Many lookups in one request (contract 4.3), for servers that load tags for many visitors.
 *
 * <p>Input: {@code {"sessions":[…],"keys":[…]}}, at most 1000 sessions and 200 keys. Answers: 200 with an answer for
 * each session, in order; 400 malformed; 404 site; 413; 422 a key that the notice doesn't have; 429; 503.
 */
@Path("/v1/sites/{site}/lookups")
@Blocking
public class LookupResource {

    /** Sessions in one request: as many as answer within the time that a page can wait. */
    static final int MAX_SESSIONS = 1000;

    /** Keys in one request: no notice has more. */
    static final int MAX_KEYS = 200;

    /** Room for that many sessions and keys, in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    private static final StrictJson JSON = new StrictJson(3, MAX_BYTES);
    private static final Set<String> FIELDS = Set.of("sessions", "keys");

    private final LiveSites sites;
    private final RateLimits limits;
    private final ClientAddress client;
    private final LookupAnswers answers;

    LookupResource(LiveSites sites, RateLimits limits, ClientAddress client, LookupAnswers answers) {
        this.sites = sites;
        this.limits = limits;
        this.client = client;
        this.answers = answers;
    }

    /** The answer for one session: whether each key that was asked for may fire. */
    public record SessionAnswer(
            String session, Decision.Status status, boolean current, Map<String, Boolean> allowed) {}

    /** All answers, in the order of the request. */
    public record Answers(List<?> answers) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response lookUp(
            @PathParam("site") String site,
            @HeaderParam(Cors.ORIGIN) String origin,
            @Context HttpServerRequest request,
            byte[] body) {
        var origins = sites.byKey(site)
                .orElseThrow(() -> ProblemException.notFound("There is no site of this key."))
                .origins();
        if (origin != null && !origins.allow(origin)) {
            throw ProblemException.forbidden("This origin is not one of the site's.", null);
        }
        int seconds = limits.waitForLookup(client.of(request));
        if (seconds > 0) {
            throw ProblemException.tooMany("Too many lookups at once.", seconds);
        }
        return Response.ok(new Answers(answer(site, read(body))), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private List<?> answer(String site, JsonNode query) {
        var keys = query.has("keys") ? strings(query, "keys", MAX_KEYS) : null;
        var found = new ArrayList<Object>();
        int place = 0;
        for (var text : strings(query, "sessions", MAX_SESSIONS)) {
            var field = "sessions/" + place++;
            var session = SessionId.parse(text)
                    .orElseThrow(() -> malformed("A session is 16 bytes as 22 base64url characters.", field));
            // The header of this request would be the server's that asks, and not these visitors'.
            var decision = answers.decisionOf(site, session, false);
            found.add(keys == null ? decision : allowed(decision, keys));
        }
        return found;
    }

    private static SessionAnswer allowed(Decision decision, List<String> keys) {
        var allowed = new LinkedHashMap<String, Boolean>();
        for (int i = 0; i < keys.size(); i++) {
            var answer = decision.allows(keys.get(i));
            if (answer == null) {
                throw ProblemException.unprocessable(
                        "The site's notice has no category or service of this key.", "keys/" + i);
            }
            allowed.put(keys.get(i), answer);
        }
        return new SessionAnswer(decision.session(), decision.status(), decision.current(), allowed);
    }

    private static JsonNode read(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "A request is at most " + MAX_BYTES + " bytes."));
        }
        var query = JSON.read(body);
        if (!query.isObject()) {
            throw malformed("The body must be a JSON object.", null);
        }
        query.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw malformed("A lookup takes sessions and keys only.", name.length() > 64 ? null : name);
            }
        });
        return query;
    }

    private static List<String> strings(JsonNode query, String field, int max) {
        var array = query.path(field);
        if (!array.isArray()) {
            throw malformed("Must be an array of strings.", field);
        }
        if (array.size() > max) {
            throw malformed("Must have at most " + max + " entries.", field);
        }
        var strings = new ArrayList<String>();
        for (int i = 0; i < array.size(); i++) {
            if (!array.get(i).isTextual()) {
                throw malformed("Must be a string.", field + "/" + i);
            }
            strings.add(array.get(i).textValue());
        }
        return strings;
    }
}
