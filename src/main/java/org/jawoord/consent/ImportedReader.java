package org.jawoord.consent;

import static org.jawoord.shared.ProblemException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Reads where a choice was taken over from: {@code {"from":"cookiebot","at":"2026-05-01T09:00:00Z"}}. */
final class ImportedReader {

    private static final String FIELD = "imported";
    private static final Set<String> FIELDS = Set.of("from", "at");

    private ImportedReader() {}

    /** What the body says about it; null when it says nothing. */
    static Imported read(JsonNode body) {
        var node = body.get(FIELD);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            throw malformed("Must be an object with from and at.", FIELD);
        }
        var fields = new FieldReader(node, FIELD + "/");
        fields.allowOnly(FIELDS, "What is taken over has no field of this name.");
        var from = Imported.Tool.ofWireName(fields.text("from"))
                .orElseThrow(() -> malformed("Must be cookiebot, onetrust, klaro or orestbida.", FIELD + "/from"));
        // In milliseconds, as it is shown: what the database rounds would differ between first answer and retry.
        return new Imported(from, fields.time("at").truncatedTo(ChronoUnit.MILLIS));
    }
}
