package org.jawoord.consent;

import static org.jawoord.shared.ProblemException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jawoord.notice.NoticeId;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;

/** Reads the body of a choice: shape and secret. 400 with the field for what is malformed, 403 for a wrong secret. */
public final class ChoiceReader {

    /** Largest body in bytes: a choice that names 100 services fits; anything larger is not a choice. */
    static final int MAX_BYTES = 4096;

    /** Deepest nesting: the contract has two levels; two more leave room to say precisely what is wrong. */
    static final int MAX_DEPTH = 4;

    /** Answers in one map: no notice has more categories or services. */
    static final int MAX_ANSWERS = 200;

    private static final Set<String> FIELDS = Set.of(
            "id",
            "session",
            "secret",
            "notice",
            "language",
            "action",
            "surface",
            "categories",
            "services",
            "at",
            "gpc",
            "imported");
    /** A UUID of version 7 as it is written. */
    public static final Pattern UUID_V7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final StrictJson JSON = new StrictJson(MAX_DEPTH, MAX_BYTES);

    private final JsonNode body;
    private final FieldReader fields;

    private ChoiceReader(JsonNode body) {
        this.body = body;
        this.fields = new FieldReader(body, "");
    }

    /** Reads a body of at most {@link #MAX_BYTES}. */
    static ChoiceRequest read(byte[] bytes) {
        JsonNode body = JSON.read(bytes);
        if (!body.isObject()) {
            throw malformed("The body must be a JSON object.", null);
        }
        return new ChoiceReader(body).request();
    }

    private ChoiceRequest request() {
        fields.allowOnly(FIELDS, "A choice has no field of this name.");
        var id = UUID.fromString(fields.matching("id", UUID_V7, "a UUID of version 7 in lower case"));
        var session = session();
        var notice = NoticeId.parse(fields.text("notice"))
                .orElseThrow(() -> malformed("Must be the 64 hex digits of a notice.", "notice"));
        var language = fields.matching("language", LANGUAGE, "a language tag such as nl or pt-BR");
        var action = Action.ofWireName(fields.text("action"))
                .orElseThrow(
                        () -> malformed("Must be accept_all, reject_all, save, withdraw, object or signal.", "action"));
        var surface = Surface.ofWireName(fields.text("surface"))
                .orElseThrow(() -> malformed("Must be banner, preferences, placeholder, form or page.", "surface"));
        var categories = answers("categories");
        var services = answers("services");
        if (action == Action.SAVE && categories == null) {
            throw malformed("Saving needs an answer for the categories.", "categories");
        }
        return new ChoiceRequest(
                id,
                session,
                notice,
                language,
                action,
                surface,
                categories,
                services,
                fields.has("at") ? fields.time("at") : null,
                fields.flag("gpc"),
                ImportedReader.read(body),
                bodyHash());
    }

    private SessionId session() {
        var session = SessionId.parse(fields.text("session"))
                .orElseThrow(() -> malformed("Must be 16 bytes as 22 base64url characters.", "session"));
        var opened = SessionId.ofSecret(fields.text("secret"))
                .orElseThrow(() -> malformed("Must be 16 bytes as 22 base64url characters.", "secret"));
        if (!opened.equals(session)) {
            throw ProblemException.forbidden("This secret does not open this session.", "secret");
        }
        return session;
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
            var path = field + "/" + Problem.shortened(answer.getKey());
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

    private byte[] bodyHash() {
        ObjectNode withoutSecret = body.deepCopy();
        withoutSecret.remove("secret");
        return CanonicalJson.sha256(withoutSecret);
    }
}
