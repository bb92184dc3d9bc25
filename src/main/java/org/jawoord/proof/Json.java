package org.jawoord.proof;

import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** JSON objects of strangers by jose4j's reader, which refuses a member that stands twice. */
final class Json {

    private Json() {}

    /** The members of an object; {@code what} is the beginning of the sentence that refuses. */
    static Map<String, Object> object(String what, String json) throws InvalidProof {
        try {
            return JsonUtil.parseJson(json);
        } catch (JoseException e) {
            throw new InvalidProof(what + " isn't a JSON object.");
        }
    }

    static String text(Map<String, Object> members) {
        return JsonUtil.toJson(members);
    }
}
