package org.jawoord.shown;

import static org.jawoord.shared.ProblemException.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jawoord.notice.NoticeId;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;

/** Reads what a page says that it showed; 400 with the field for what is malformed. */
final class ShownReader {

    /** Largest body in bytes: the three fields take 150. */
    static final int MAX_BYTES = 256;

    private static final Set<String> FIELDS = Set.of("notice", "language", "surface");
    private static final StrictJson JSON = new StrictJson(1, MAX_BYTES);

    private ShownReader() {}

    /** What was shown, before it is compared with the site. */
    record Said(NoticeId notice, String language, Surface surface) {}

    static Said read(byte[] body) {
        if (body != null && body.length > MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "This is at most " + MAX_BYTES + " bytes."));
        }
        var json = JSON.read(body == null ? new byte[0] : body);
        if (!json.isObject()) {
            throw malformed("The body must be a JSON object.", null);
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw malformed("Only notice, language and surface are counted.", null);
            }
        });
        return new Said(
                NoticeId.parse(text(json, "notice"))
                        .orElseThrow(() -> malformed("Must be the 64 hex digits of a notice.", "notice")),
                text(json, "language"),
                Surface.ofWireName(text(json, "surface"))
                        .orElseThrow(() -> malformed("Must be banner or preferences.", "surface")));
    }

    private static String text(JsonNode json, String field) {
        if (!json.path(field).isTextual()) {
            throw malformed("This field is required, as a string.", field);
        }
        return json.get(field).textValue();
    }
}
