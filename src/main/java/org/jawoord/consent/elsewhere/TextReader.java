package org.jawoord.consent.elsewhere;

import static org.jawoord.shared.ProblemException.malformed;
import static org.jawoord.shared.ProblemException.unprocessable;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jawoord.consent.FieldReader;
import org.jawoord.shared.StrictJson;

/** Reads a text that is registered; 400 with the field for what is malformed, 422 for what can't be consented to. */
final class TextReader {

    /** Largest text in bytes: twenty purposes and texts of a page each. */
    static final int MAX_BYTES = 65_536;

    /** Purposes of one text, and texts beside them: who is asked more than this reads none of it. */
    static final int MAX_PURPOSES = 20;

    /** Characters of one text: two pages. */
    static final int MAX_TEXT = 4_000;

    static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern URL = Pattern.compile("https?://[^\\s]{1,190}");

    private static final Set<String> FIELDS = Set.of(
            "kind", "key", "version", "language", "title", "controller", "purposes", "statement", "texts", "strict");

    /** Document, list, purpose: one level more to say precisely what is wrong. */
    private static final StrictJson JSON = new StrictJson(4, MAX_BYTES);

    private TextReader() {}

    /** Reads a body of at most {@link #MAX_BYTES}. */
    static ConsentText read(byte[] body) {
        var json = JSON.read(body);
        if (!json.isObject()) {
            throw malformed("The body must be a JSON object.", null);
        }
        var fields = new FieldReader(json, "");
        fields.allowOnly(FIELDS, "A text has no field of this name.");
        var kind = ConsentText.Kind.ofWireName(fields.text("kind"))
                .orElseThrow(() -> malformed("Must be form or script.", "kind"));
        fields.matching("key", KEY, "a key of lower-case letters, digits, - and _");
        fields.matching("version", VERSION, "a version such as 3 or 2026-11");
        fields.matching("language", LANGUAGE, "a language tag such as nl or pt-BR");
        requireWords(fields, "title", FieldReader.MAX_STRING);
        if (json.has("controller")) {
            requireWords(fields, "controller", FieldReader.MAX_STRING);
        }
        purposes(json.get("purposes"));
        texts(json.get("texts"));
        if (json.has("statement")) {
            statement(json.get("statement"));
        }
        if (fields.flag("strict") && kind != ConsentText.Kind.FORM) {
            throw unprocessable("Only the words of a form can be compared with those of a page.", "strict");
        }
        if (kind == ConsentText.Kind.SCRIPT && json.path("texts").isEmpty()) {
            throw unprocessable("A script has the words that are read aloud.", "texts");
        }
        return ConsentText.of(json);
    }

    private static void purposes(JsonNode purposes) {
        requireList(purposes, "purposes");
        if (purposes == null || purposes.isEmpty()) {
            throw malformed("Must name at least one purpose.", "purposes");
        }
        var keys = new HashSet<String>();
        var words = new HashSet<String>();
        for (int i = 0; i < purposes.size(); i++) {
            var path = "purposes/" + i;
            if (!purposes.get(i).isObject()) {
                throw malformed("Must be an object.", path);
            }
            var fields = new FieldReader(purposes.get(i), path + "/");
            fields.allowOnly(Set.of("key", "text", "required"), "A purpose has no field of this name.");
            fields.flag("required");
            if (!keys.add(fields.matching("key", KEY, "a key of lower-case letters, digits, - and _"))) {
                throw unprocessable("Another purpose has this key.", path + "/key");
            }
            if (!words.add(ConsentText.normal(requireWords(fields, "text", MAX_TEXT)))) {
                throw unprocessable(
                        "Another purpose has the same words: one yes to both is bundled, and no consent (GDPR recital 43).",
                        path + "/text");
            }
        }
    }

    private static void texts(JsonNode texts) {
        requireList(texts, "texts");
        for (int i = 0; texts != null && i < texts.size(); i++) {
            var text = texts.get(i);
            if (!text.isTextual()
                    || text.textValue().isBlank()
                    || FieldReader.characters(text.textValue()) > MAX_TEXT) {
                throw malformed("Must be a text of 1 to " + MAX_TEXT + " characters.", "texts/" + i);
            }
        }
    }

    private static void statement(JsonNode statement) {
        if (!statement.isObject()) {
            throw malformed("Must be an object.", "statement");
        }
        var fields = new FieldReader(statement, "statement/");
        fields.allowOnly(Set.of("url", "version", "date"), "A statement has no field of this name.");
        fields.matching("url", URL, "an address that starts with http:// or https://");
        fields.matching("version", VERSION, "a version such as 3 or 2026-11");
        if (fields.has("date")) {
            requireDay(fields.matching("date", DATE, "a date such as 2026-11-24"));
        }
    }

    private static void requireDay(String date) {
        try {
            LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw malformed("There is no such day.", "statement/date");
        }
    }

    private static void requireList(JsonNode list, String field) {
        if (list != null && (!list.isArray() || list.size() > MAX_PURPOSES)) {
            throw malformed("Must be a list of at most " + MAX_PURPOSES + ".", field);
        }
    }

    private static String requireWords(FieldReader fields, String field, int longest) {
        var text = fields.text(field, longest);
        if (text.isBlank()) {
            throw malformed("Must not be empty.", fields.path() + field);
        }
        return text;
    }
}
