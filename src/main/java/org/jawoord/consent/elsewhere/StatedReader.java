package org.jawoord.consent.elsewhere;

import static org.jawoord.shared.ProblemException.malformed;
import static org.jawoord.shared.ProblemException.unprocessable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jawoord.consent.ChoiceReader;
import org.jawoord.consent.FieldReader;
import org.jawoord.consent.SessionId;
import org.jawoord.keys.Identifier;
import org.jawoord.shared.Problem;
import org.jawoord.shared.StrictJson;

/** Reads what an administrator records. 400 with the field for what is malformed, 422 for what is no consent. */
public final class StatedReader {

    /** Largest body in bytes: a note of two thousand characters, each of four bytes, and the rest. */
    static final int MAX_BYTES = 12_288;

    /** Characters of a note: what happened, not a file on the person. */
    public static final int MAX_NOTE = 2_000;

    private static final Set<String> FIELDS = Set.of(
            "id",
            "action",
            "channel",
            "text",
            "answers",
            "givenAt",
            "session",
            "identifier",
            "takenBy",
            "note",
            "of",
            "preTicked");

    /** 64 lower-case hex digits. */
    static final Pattern TEXT_ID = Pattern.compile("[0-9a-f]{64}");

    /** Object, answers: one level more to say precisely what is wrong. */
    private static final StrictJson JSON = new StrictJson(3, MAX_BYTES);

    private final JsonNode body;
    private final FieldReader fields;

    private StatedReader(JsonNode body) {
        this.body = body;
        this.fields = new FieldReader(body, "");
    }

    /** Reads a body of at most {@link #MAX_BYTES}. */
    static StatedRequest read(byte[] bytes) {
        return read(JSON.read(bytes));
    }

    /** Reads a JSON tree; the console makes one of its form, so that both ways are checked alike. */
    public static StatedRequest read(JsonNode body) {
        if (!body.isObject()) {
            throw malformed("The body must be a JSON object.", null);
        }
        return new StatedReader(body).request();
    }

    private StatedRequest request() {
        fields.allowOnly(FIELDS, "A consent has no field of this name.");
        if (fields.flag("preTicked")) {
            throw unprocessable(
                    "A box that was ticked beforehand is no consent (GDPR recital 32; CJEU C-673/17).", "preTicked");
        }
        var id = UUID.fromString(fields.matching("id", ChoiceReader.UUID_V7, "a UUID of version 7 in lower case"));
        var action = Act.ofWireName(fields.text("action"))
                .orElseThrow(() -> malformed("Must be give, refuse or withdraw.", "action"));
        var channel = Channel.ofWireName(fields.text("channel"))
                .orElseThrow(() -> malformed("Must be form, phone, in_person or letter.", "channel"));
        var of = fields.has("of")
                ? UUID.fromString(fields.matching("of", ChoiceReader.UUID_V7, "the id of a record"))
                : null;
        var text = fields.has("text") || of == null
                ? fields.matching("text", TEXT_ID, "the 64 hex digits of a text")
                : null;
        var answers = answers();
        if (answers == null && action != Act.WITHDRAW) {
            throw malformed("This field is required.", "answers");
        }
        ObjectNode kept = body.deepCopy();
        kept.remove("identifier");
        return new StatedRequest(
                id,
                action,
                channel,
                text,
                answers,
                fields.time("givenAt"),
                session(),
                identifier(),
                words("takenBy", FieldReader.MAX_STRING),
                words("note", MAX_NOTE),
                of,
                kept);
    }

    private Identifier identifier() {
        var words = words("identifier", FieldReader.MAX_STRING);
        return words == null ? null : Identifier.of(words);
    }

    private SessionId session() {
        return fields.has("session")
                ? SessionId.parse(fields.text("session"))
                        .orElseThrow(() -> malformed("Must be 16 bytes as 22 base64url characters.", "session"))
                : null;
    }

    private String words(String field, int longest) {
        if (!fields.has(field)) {
            return null;
        }
        var text = fields.text(field, longest);
        if (text.isBlank()) {
            throw malformed("Must not be empty: leave it out instead.", field);
        }
        return text.strip();
    }

    private Map<String, Boolean> answers() {
        var node = body.get("answers");
        if (node == null) {
            return null;
        }
        if (!node.isObject() || node.size() > TextReader.MAX_PURPOSES) {
            throw malformed(
                    "Must be an object of at most " + TextReader.MAX_PURPOSES + " answers, true and false by purpose.",
                    "answers");
        }
        var answers = new LinkedHashMap<String, Boolean>();
        node.properties().forEach(answer -> {
            if (!answer.getValue().isBoolean()) {
                throw malformed("Must be true or false.", "answers/" + Problem.shortened(answer.getKey()));
            }
            answers.put(answer.getKey(), answer.getValue().booleanValue());
        });
        return Map.copyOf(answers);
    }
}
