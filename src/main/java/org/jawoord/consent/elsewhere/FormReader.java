package org.jawoord.consent.elsewhere;

import static org.jawoord.shared.ProblemException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jawoord.consent.ChoiceReader;
import org.jawoord.consent.FieldReader;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.elsewhere.FormSubmission.Box;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.StrictJson;

/** Reads what a form in a page sends: 400 with the field for what is malformed. */
final class FormReader {

    /** Largest body in bytes: boxes with their words and a form's texts. A page of law beside a box is read by nobody. */
    static final int MAX_BYTES = 16_384;

    private static final Set<String> FIELDS = Set.of("id", "secret", "language", "at", "purposes", "texts", "of");
    private static final Set<String> OF_BOX = Set.of("key", "text", "ticked", "preTicked");

    /** Object, list, box: one level more to say precisely what is wrong. */
    private static final StrictJson JSON = new StrictJson(4, MAX_BYTES);

    private static final JsonMapper NODES = JsonMapper.builder().build();

    private FormReader() {}

    /** Reads a body of at most {@link #MAX_BYTES}. */
    static FormSubmission read(byte[] bytes) {
        var body = JSON.read(bytes);
        if (!body.isObject()) {
            throw malformed("The body must be a JSON object.", null);
        }
        var fields = new FieldReader(body, "");
        fields.allowOnly(FIELDS, "A form's consent has no field of this name.");
        var id = UUID.fromString(fields.matching("id", ChoiceReader.UUID_V7, "a UUID of version 7 in lower case"));
        var session = SessionId.ofSecret(fields.text("secret"))
                .orElseThrow(() -> malformed("Must be 16 bytes as 22 base64url characters.", "secret"));
        var of = fields.has("of")
                ? UUID.fromString(fields.matching("of", ChoiceReader.UUID_V7, "the id of a record"))
                : null;
        if (of != null && (body.has("purposes") || body.has("texts"))) {
            throw malformed("A withdrawal takes back all of a record, and names no purposes.", "purposes");
        }
        var boxes = of == null ? boxes(body.get("purposes")) : List.<Box>of();
        var language = fields.has("language")
                ? fields.matching("language", TextReader.LANGUAGE, "a language tag such as nl or pt-BR")
                : "";
        ObjectNode withoutSecret = body.deepCopy();
        withoutSecret.remove("secret");
        return new FormSubmission(
                id,
                session,
                language,
                boxes,
                words(body.get("texts")),
                fields.time("at"),
                of,
                of == null ? shown(body) : null,
                CanonicalJson.sha256(withoutSecret));
    }

    private static List<Box> boxes(JsonNode purposes) {
        if (purposes == null
                || !purposes.isArray()
                || purposes.isEmpty()
                || purposes.size() > TextReader.MAX_PURPOSES) {
            throw malformed("Must be a list of 1 to " + TextReader.MAX_PURPOSES + " purposes.", "purposes");
        }
        var boxes = new ArrayList<Box>();
        var keys = new HashSet<String>();
        for (int i = 0; i < purposes.size(); i++) {
            var path = "purposes/" + i;
            if (!purposes.get(i).isObject()) {
                throw malformed("Must be an object.", path);
            }
            var fields = new FieldReader(purposes.get(i), path + "/");
            fields.allowOnly(OF_BOX, "A purpose has no field of this name.");
            var key = fields.matching("key", TextReader.KEY, "a key of lower-case letters, digits, - and _");
            if (!keys.add(key)) {
                throw malformed("This purpose has another box.", path + "/key");
            }
            boxes.add(new Box(
                    key, fields.text("text", TextReader.MAX_TEXT), fields.flag("ticked"), fields.flag("preTicked")));
        }
        return boxes;
    }

    private static List<String> words(JsonNode texts) {
        var words = new ArrayList<String>();
        if (texts != null && (!texts.isArray() || texts.size() > TextReader.MAX_PURPOSES)) {
            throw malformed("Must be a list of at most " + TextReader.MAX_PURPOSES + " texts.", "texts");
        }
        for (int i = 0; texts != null && i < texts.size(); i++) {
            if (!texts.get(i).isTextual() || FieldReader.characters(texts.get(i).textValue()) > TextReader.MAX_TEXT) {
                throw malformed("Must be a text of at most " + TextReader.MAX_TEXT + " characters.", "texts/" + i);
            }
            words.add(texts.get(i).textValue());
        }
        return words;
    }

    /** Boxes and words as the visitor saw them. */
    private static JsonNode shown(JsonNode body) {
        var shown = NODES.createObjectNode();
        for (var field : List.of("language", "purposes", "texts")) {
            if (body.has(field)) {
                shown.set(field, body.get(field));
            }
        }
        return shown;
    }
}
