package org.jawoord.consent;

import static org.jawoord.shared.ProblemException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jawoord.notice.NoticeId;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;

/** Reads the body of a choice: shape and secret. 400 with the field for what is malformed, 403 for a wrong secret. */
final class ChoiceReader {

    /** Largest body in bytes: a choice that names 100 services fits; anything larger is not a choice. */
    static final int MAX_BYTES = 4096;

    /** Deepest nesting: the contract has two levels; two more leave room to say precisely what is wrong. */
    static final int MAX_DEPTH = 4;

    /** Answers in one map: no notice has more categories or services. */
    static final int MAX_ANSWERS = 200;

    /** Length of any string: above each pattern below, so that a pattern refuses first. */
    static final int MAX_STRING = 200;

    private static final Set<String> FIELDS = Set.of(
            "id", "session", "secret", "notice", "language", "action", "surface", "categories", "services", "at");
    private static final Pattern UUID_V7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final StrictJson JSON = new StrictJson(MAX_DEPTH, MAX_BYTES);

    private final JsonNode body;

    private ChoiceReader(JsonNode body) {
        this.body = body;
    }

    /** Reads a body of at most {@link #MAX_BYTES}. */
    static ChoiceRequest read(byte[] bytes) {
        JsonNode body = JSON.read(bytes);
        if (!body.isObject()) {
            throw malformed("The body must be a JSON object.", null);
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw malformed("A choice has no field of this name.", shortened(name));
            }
        });
        return new ChoiceReader(body).request();
    }

    private ChoiceRequest request() {
        var id = UUID.fromString(matching("id", UUID_V7, "a UUID of version 7 in lower case"));
        var session = session();
        var notice = NoticeId.parse(text("notice"))
                .orElseThrow(() -> malformed("Must be the 64 hex digits of a notice.", "notice"));
        var language = matching("language", LANGUAGE, "a language tag such as nl or pt-BR");
        var action = Action.ofWireName(text("action"))
                .orElseThrow(
                        () -> malformed("Must be accept_all, reject_all, save, withdraw, object or signal.", "action"));
        var surface = Surface.ofWireName(text("surface"))
                .orElseThrow(() -> malformed("Must be banner, preferences, placeholder, form or page.", "surface"));
        var categories = answers("categories");
        var services = answers("services");
        if (action == Action.SAVE && categories == null) {
            throw malformed("Saving needs an answer for the categories.", "categories");
        }
        return new ChoiceRequest(
                id, session, notice, language, action, surface, categories, services, at(), bodyHash());
    }

    private SessionId session() {
        var session = SessionId.parse(text("session"))
                .orElseThrow(() -> malformed("Must be 16 bytes as 22 base64url characters.", "session"));
        var opened = SessionId.ofSecret(text("secret"))
                .orElseThrow(() -> malformed("Must be 16 bytes as 22 base64url characters.", "secret"));
        if (!opened.equals(session)) {
            throw ProblemException.forbidden("This secret does not open this session.", "secret");
        }
        return session;
    }

    private String text(String field) {
        var node = body.get(field);
        if (node == null) {
            throw malformed("This field is required.", field);
        }
        if (!node.isTextual()) {
            throw malformed("Must be a string.", field);
        }
        if (node.textValue().length() > MAX_STRING) {
            throw malformed("Must be at most " + MAX_STRING + " characters.", field);
        }
        return node.textValue();
    }

    private String matching(String field, Pattern pattern, String meaning) {
        var text = text(field);
        if (!pattern.matcher(text).matches()) {
            throw malformed("Must be " + meaning + ".", field);
        }
        return text;
    }

    private Map<String, Boolean> answers(String field) {
        var node = body.get(field);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw malformed("Must be an object of true and false by key.", field);
        }
        if (node.size() > MAX_ANSWERS) {
            throw malformed("Must have at most " + MAX_ANSWERS + " answers.", field);
        }
        var answers = new LinkedHashMap<String, Boolean>();
        node.properties().forEach(answer -> {
            var path = field + "/" + shortened(answer.getKey());
            if (!KEY.matcher(answer.getKey()).matches()) {
                throw malformed("Must be the key of a category or service.", path);
            }
            if (!answer.getValue().isBoolean()) {
                throw malformed("Must be true or false.", path);
            }
            answers.put(answer.getKey(), answer.getValue().booleanValue());
        });
        return Map.copyOf(answers);
    }

    private Instant at() {
        if (!body.has("at")) {
            return null;
        }
        try {
            var at = OffsetDateTime.parse(text("at")).toInstant();
            // PostgreSQL and JSON readers agree on four-digit years only.
            if (at.isBefore(Instant.EPOCH) || at.isAfter(Instant.parse("9999-12-31T00:00:00Z"))) {
                throw malformed("Must be a time between 1970 and 9999.", "at");
            }
            return at;
        } catch (DateTimeException e) {
            throw malformed("Must be an RFC 3339 time such as 2026-11-23T13:37:00.123Z.", "at");
        }
    }

    private byte[] bodyHash() {
        ObjectNode withoutSecret = body.deepCopy();
        withoutSecret.remove("secret");
        return CanonicalJson.sha256(withoutSecret);
    }

    private static String shortened(String name) {
        var printable = name.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > 64 ? printable.substring(0, 64) + "…" : printable;
    }
}
