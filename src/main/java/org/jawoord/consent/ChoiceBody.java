package org.jawoord.consent;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;

/** What may come as the body of a choice or another consent, before it is read: 413 and 415. */
public final class ChoiceBody {

    private ChoiceBody() {}

    /** Refuses everything but plain JSON in UTF-8. */
    public static void refuseOtherTypes(String contentType, String contentEncoding) {
        boolean json = contentType != null && isJson(contentType.toLowerCase(Locale.ROOT));
        boolean plain = contentEncoding == null || contentEncoding.equalsIgnoreCase("identity");
        if (!json || !plain) {
            throw new ProblemException(
                    Problem.of(415, "Consent is sent as application/json in UTF-8, without content encoding."));
        }
    }

    private static boolean isJson(String contentType) {
        var rest = contentType.startsWith(MediaType.APPLICATION_JSON)
                ? contentType
                        .substring(MediaType.APPLICATION_JSON.length())
                        .replace(" ", "")
                        .replace("\"", "")
                : "?";
        return rest.isEmpty() || rest.equals(";charset=utf-8");
    }

    /** The body, empty when there is none; refuses one that is too large. */
    static byte[] bounded(byte[] body) {
        if (body != null && body.length > ChoiceReader.MAX_BYTES) {
            throw new ProblemException(Problem.of(413, "A choice is at most " + ChoiceReader.MAX_BYTES + " bytes."));
        }
        return body == null ? new byte[0] : body;
    }
}
