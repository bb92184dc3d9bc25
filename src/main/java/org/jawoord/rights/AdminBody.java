package org.jawoord.rights;

import static org.jawoord.shared.ProblemException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;

/** The small JSON objects that this room is sent: strings by name, and no name that isn't known. */
record AdminBody(JsonNode object) {

    /** Bytes of the largest: a reason of 500 and an identifier of 200 characters, each at its longest in JSON, and room. */
    static final int MAX_BYTES = 16 * 1024;

    private static final StrictJson JSON = new StrictJson(2, MAX_BYTES);

    /**
     * Reads a body; an empty one is an object without anything.
     *
     * @throws ProblemException 400 with the field for what is no such object; 413
     */
    static AdminBody read(byte[] body, Set<String> fields) {
        if (body != null && body.length > MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "A body is at most " + MAX_BYTES + " bytes here."));
        }
        var object = JSON.read(body == null || body.length == 0 ? new byte[] {'{', '}'} : body);
        if (!object.isObject()) {
            throw malformed("The body must be a JSON object.", null);
        }
        object.properties().forEach(member -> {
            if (!fields.contains(member.getKey())) {
                throw malformed("This field is not taken here.", named(member.getKey()));
            }
            if (!member.getValue().isTextual()) {
                throw malformed("Must be a string.", member.getKey());
            }
        });
        return new AdminBody(object);
    }

    /** A name that is repeated in a refusal; null for what is no name. */
    private static String named(String field) {
        return field.matches("[\\w-]{1,64}") ? field : null;
    }

    /** A string that may be left out. */
    Optional<String> text(String field) {
        return Optional.ofNullable(object.get(field)).map(JsonNode::textValue);
    }

    /** A string that may not. */
    String required(String field) {
        return text(field).orElseThrow(() -> malformed("This field is required.", field));
    }
}
