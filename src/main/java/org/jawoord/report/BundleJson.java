package org.jawoord.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jawoord.proof.InvalidProof;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;

/** JSON of strangers in a bundle: everything that can be wrong with it is an {@link InvalidProof}. */
final class BundleJson {

    /** Deepest nesting: a receipt has five levels. */
    private static final int MAX_DEPTH = 16;

    private static final StrictJson JSON = new StrictJson(MAX_DEPTH, BundleFile.MAX_BYTES);

    private BundleJson() {}

    static JsonNode object(byte[] content) throws InvalidProof {
        try {
            var tree = JSON.read(content);
            if (tree.isObject()) {
                return tree;
            }
        } catch (ProblemException e) {
            throw new InvalidProof("isn't JSON: " + e.getMessage());
        }
        throw new InvalidProof("isn't a JSON object");
    }

    static long number(JsonNode object, String member) throws InvalidProof {
        var value = object.path(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw new InvalidProof(member + " isn't a whole number");
        }
        return value.asLong();
    }

    /** Bytes in base64. */
    static byte[] bytes(JsonNode value) throws InvalidProof {
        try {
            return Base64.getDecoder().decode(value.asText());
        } catch (IllegalArgumentException e) {
            throw new InvalidProof("has a value that isn't base64");
        }
    }

    /** The texts of a list. */
    static List<String> texts(JsonNode list) throws InvalidProof {
        if (!list.isArray()) {
            throw new InvalidProof("has no list of hashes");
        }
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
