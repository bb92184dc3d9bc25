package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;

/** A receipt that a server gave out on 24 November 2026, with its keys. Both must stay valid for ever: neither is ever made again. */
final class Golden {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    static String receipt() {
        return read("golden.json");
    }

    static String keys() {
        return read("golden-keys.json");
    }

    /** The same of a consent by telephone, by another server. */
    static String stated() {
        return read("golden-stated.json");
    }

    static String statedKeys() {
        return read("golden-stated-keys.json");
    }

    static KeySet keySet() {
        try {
            return KeySet.parse(keys());
        } catch (InvalidProof e) {
            throw new AssertionError(e);
        }
    }

    static ObjectNode tree() {
        try {
            return (ObjectNode) JSON.readTree(receipt());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The golden receipt as it was before the choice had its leaf: the signature doesn't cover what was added to it. */
    static String withoutLeaf() {
        var tree = tree();
        tree.remove("ledger");
        return tree.toString();
    }

    private static String read(String name) {
        try (var in = Golden.class.getResourceAsStream("/receipt/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
