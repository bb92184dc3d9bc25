package org.jawoord.consent;

import static org.jawoord.shared.ProblemException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import org.jawoord.shared.Problem;

/**
 * Reads the fields of one JSON object of a choice; 400 with the field for what is malformed.
 *
 * @param object the object
 * @param path of the object in the body, ending in a slash; empty for the body itself
 */
public record FieldReader(JsonNode object, String path) {

    /** Characters of any string: above each pattern in use, so that a pattern refuses first. */
    public static final int MAX_STRING = 200;

    /** Years of four digits are the only ones that PostgreSQL and all JSON readers agree on. */
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** Refuses names that are not among these. */
    public void allowOnly(Set<String> fields, String refusal) {
        object.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw malformed(refusal, path + Problem.shortened(name));
            }
        });
    }

    /** Whether the object has this field. */
    public boolean has(String field) {
        return object.has(field);
    }

    /** A required string. */
    public String text(String field) {
        return text(field, MAX_STRING);
    }

    /** A required string of at most so many characters. */
    public String text(String field, int longest) {
        var node = object.get(field);
        if (node == null) {
            throw malformed("This field is required.", path + field);
        }
        if (!node.isTextual()) {
            throw malformed("Must be a string.", path + field);
        }
        if (characters(node.textValue()) > longest) {
            throw malformed("Must be at most " + longest + " characters.", path + field);
        }
        return node.textValue();
    }

    /** A required string of a form that {@code meaning} describes. */
    public String matching(String field, Pattern pattern, String meaning) {
        var text = text(field);
        if (!pattern.matcher(text).matches()) {
            throw malformed("Must be " + meaning + ".", path + field);
        }
        return text;
    }

    /** A boolean; false when it is left out. */
    public boolean flag(String field) {
        var node = object.get(field);
        if (node != null && !node.isBoolean()) {
            throw malformed("Must be true or false.", path + field);
        }
        return node != null && node.booleanValue();
    }

    /** A required time, RFC 3339; what is finer than a millisecond is dropped, as in everything that we write. */
    public Instant time(String field) {
        try {
            var at = OffsetDateTime.parse(text(field)).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(LAST_TIME)) {
                throw malformed("Must be a time between 1970 and 9999.", path + field);
            }
            return at;
        } catch (DateTimeException e) {
            throw malformed("Must be an RFC 3339 time such as 2026-11-23T13:37:00.123Z.", path + field);
        }
    }

    /** How long a text is, as people, JSON Schema and PostgreSQL count: an emoji is one, though two of Java's. */
    public static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
