package org.jawoord.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.jawoord.consent.Decision;
import org.jawoord.consent.GpcHeader;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.Standing;
import org.jawoord.notice.Notice;
import org.jawoord.notice.Notices;
import org.jawoord.notice.Publication;
import org.jawoord.security.PublicAddress;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.Sha256;

/** Writes the answers of contract 4.3. */
@ApplicationScoped
class LookupAnswers {

    /** Where a proxy or a page hands over the session. */
    private static final String SESSION_HEADER = "Jawoord-Session";

    private static final String SESSION_COOKIE = "jawoord";
    private static final String POLICY_HEADER = "Jawoord-Csp";

    /** Half a digest: two decisions of one session that differ still never share it. */
    private static final int ETAG_BYTES = 16;

    private final Notices notices;
    private final StandingCache standings;
    private final ObjectMapper json;
    private final Clock clock;
    private final Optional<String> publicUrl;

    LookupAnswers(Notices notices, StandingCache standings, ObjectMapper json, Clock clock, PublicAddress address) {
        this.notices = notices;
        this.standings = standings;
        this.json = json;
        this.clock = clock;
        this.publicUrl = address.isConfigured() ? Optional.of(address.base().toString()) : Optional.empty();
    }

    /** {@code {"allowed":true,"status":"decided"}}. */
    record Allowed(boolean allowed, Decision.Status status) {}

    /** Whether {@link #answer} would not have to read the database. */
    boolean areInMemory(LookupRequest request, HttpServerRequest http) {
        return session(request, http)
                .map(session -> standings.known(new SessionKey(request.site(), session)) != null)
                .orElse(true);
    }

    /** Answers; throws {@link ProblemException} to refuse. */
    void answer(LookupRequest request, HttpServerRequest http, HttpServerResponse response) {
        switch (request.kind()) {
            case DECISION ->
                writeJson(http, response, decisionOf(request.site(), sessionInPath(request), GpcHeader.isOn(http)));
            case ALLOWS -> {
                var decision = decisionOf(request.site(), sessionInPath(request), GpcHeader.isOn(http));
                var allowed = decision.allows(request.key());
                if (allowed == null) {
                    throw ProblemException.notFound("The site's notice has no category or service of this key.");
                }
                writeJson(http, response, new Allowed(allowed, decision.status()));
            }
            case GATE -> {
                var decision = decisionAtGate(request, http);
                boolean allowed = Boolean.TRUE.equals(decision.allows(request.key()));
                response.setStatusCode(allowed ? 204 : 403).end();
            }
            case POLICY -> {
                var decision = decisionAtGate(request, http);
                var notice = current(request.site());
                response.setStatusCode(204)
                        .putHeader(POLICY_HEADER, ContentPolicy.of(notice, decision, publicUrl))
                        .end();
            }
        }
    }

    /** The policy of a visitor of whom nothing is known, on a site of which nothing is known. */
    void strictestPolicy(HttpServerResponse response) {
        response.setStatusCode(204)
                .putHeader(POLICY_HEADER, ContentPolicy.strictest(publicUrl))
                .end();
    }

    /** A value as JSON. */
    Buffer write(Object value) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records can be written", e);
        }
    }

    /**
     * What holds now for a session.
     *
     * @param gpc whether its browser sends the signal of Global Privacy Control
     */
    Decision decisionOf(String site, SessionId session, boolean gpc) {
        var key = new SessionKey(site, session);
        return Decision.of(key, standings.of(key), current(site), clock.instant(), gpc);
    }

    /** Without a session that we can read, the visitor has not answered. */
    private Decision decisionAtGate(LookupRequest request, HttpServerRequest http) {
        return session(request, http)
                .map(session -> decisionOf(request.site(), session, GpcHeader.isOn(http)))
                .orElseGet(() -> Decision.of(
                        new SessionKey(request.site(), new SessionId(0, 0)),
                        Standing.NONE,
                        current(request.site()),
                        clock.instant(),
                        GpcHeader.isOn(http)));
    }

    private Notice current(String site) {
        return notices.current(site).map(Publication::notice).orElse(null);
    }

    private static SessionId sessionInPath(LookupRequest request) {
        return SessionId.parse(request.session())
                .orElseThrow(() ->
                        ProblemException.malformed("A session is 16 bytes as 22 base64url characters.", "session"));
    }

    private static Optional<SessionId> session(LookupRequest request, HttpServerRequest http) {
        if (request.session() != null) {
            return SessionId.parse(request.session());
        }
        var header = http.getHeader(SESSION_HEADER);
        if (header != null) {
            return SessionId.parse(header);
        }
        var cookie = http.getCookie(SESSION_COOKIE);
        return cookie == null ? Optional.empty() : SessionId.parse(cookie.getValue());
    }

    private void writeJson(HttpServerRequest http, HttpServerResponse response, Object value) {
        var body = write(value);
        var etag = '"' + HexFormat.of().formatHex(Sha256.of(body.getBytes()), 0, ETAG_BYTES) + '"';
        response.putHeader("ETag", etag);
        if (matches(http.getHeader("If-None-Match"), etag)) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", "application/json");
        if (http.method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    private static boolean matches(String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && (ifNoneMatch.contains(etag) || ifNoneMatch.trim().equals("*"));
    }
}
