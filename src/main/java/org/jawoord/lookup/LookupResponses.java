package org.jawoord.lookup;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.jawoord.consent.Decision;
import org.jawoord.consent.SessionKey;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;

/** Writes the answers of contract 4.3 to the wire, from bytes that are there already. */
@Singleton
class LookupResponses {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence PROBLEM = HttpHeaders.createOptimized(Problem.MEDIA_TYPE);
    private static final CharSequence POLICY = HttpHeaders.createOptimized("Jawoord-Csp");

    private final LookupAnswers answers;
    private final Map<Decision.Status, Whole> yes = new EnumMap<>(Decision.Status.class);
    private final Map<Decision.Status, Whole> no = new EnumMap<>(Decision.Status.class);

    LookupResponses(LookupAnswers answers) {
        this.answers = answers;
        for (var status : Decision.Status.values()) {
            yes.put(status, whole(new Allowed(true, status)));
            no.put(status, whole(new Allowed(false, status)));
        }
    }

    /** {@code {"allowed":true,"status":"decided"}}. */
    record Allowed(boolean allowed, Decision.Status status) {}

    /** A body that is the same for everybody, with its tag. */
    private record Whole(byte[] body, String etag) {}

    private Whole whole(Allowed allowed) {
        var body = answers.write(allowed);
        return new Whole(body, LookupAnswers.etag(body));
    }

    /**
     * Answers.
     *
     * @throws ProblemException 404: the notice has no such key
     */
    void write(LookupRequest lookup, SessionKey session, Answer answer, HttpServerRequest request) {
        var response = request.response();
        switch (lookup.kind()) {
            case DECISION -> {
                var text = answers.text(session, answer);
                writeJson(request, text.etag(), text.head(), answer.grants().json());
            }
            case ALLOWS -> {
                var allowed = answer.grants().allows(lookup.key());
                if (allowed == null) {
                    throw ProblemException.notFound("The site's notice has no category or service of this key.");
                }
                var whole = (allowed ? yes : no).get(answer.status());
                writeJson(request, whole.etag(), whole.body(), null);
            }
            case GATE -> {
                boolean allowed = Boolean.TRUE.equals(answer.grants().allows(lookup.key()));
                response.setStatusCode(allowed ? 204 : 403).end();
            }
            case POLICY -> writePolicy(response, answers.policy(answer));
        }
    }

    /** A proxy turns any other answer of a gate into an error for the visitor, so a gate only says yes or no. */
    void refuse(LookupRequest lookup, HttpServerResponse response, ProblemException e) {
        switch (lookup.kind()) {
            case GATE -> response.setStatusCode(403).end();
            case POLICY -> writePolicy(response, answers.strictestPolicy());
            default -> {
                if (e.retryAfterSeconds() > 0) {
                    response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(e.retryAfterSeconds()));
                }
                response.setStatusCode(e.problem().status())
                        .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM)
                        .end(Buffer.buffer(answers.write(e.problem())));
            }
        }
    }

    private static void writePolicy(HttpServerResponse response, String policy) {
        response.setStatusCode(204).putHeader(POLICY, policy).end();
    }

    private static void writeJson(HttpServerRequest request, String etag, byte[] head, byte[] tail) {
        var response = request.response().putHeader(HttpHeaders.ETAG, etag);
        if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatusCode(304).end();
            return;
        }
        int length = head.length + (tail == null ? 0 : tail.length);
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(length))
                    .end();
            return;
        }
        var body = Buffer.buffer(length).appendBytes(head);
        response.end(tail == null ? body : body.appendBytes(tail));
    }

    private static boolean matches(String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && (ifNoneMatch.contains(etag) || ifNoneMatch.trim().equals("*"));
    }
}
