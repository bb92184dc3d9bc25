package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.MerkleHash;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;

/** Reads a receipt that somebody hands in: every member is known and of its type, nothing stands twice. */
final class ReceiptFile {

    /** Deepest nesting: receipt, processing, purposes, purpose, services, service, cookies, cookie, and some. */
    static final int MAX_DEPTH = 12;

    /** Largest whole number that JSON has in one spelling (RFC 8785, I-JSON): beyond it two numbers look the same. */
    static final long MAX_NUMBER = (1L << 53) - 1;

    private static final StrictJson JSON = new StrictJson(MAX_DEPTH, Receipt.MAX_BYTES);

    private static final Set<String> LEDGER = Set.of("origin", "index", "size", "hashes", "checkpoint");

    private ReceiptFile() {}

    /** The receipt; refused when it isn't one. Says nothing about its signature. */
    static Receipt read(byte[] file) throws InvalidProof {
        return new Receipt(checked(json(file)));
    }

    /** The JSON of a file that is no larger and no deeper than a receipt. */
    static JsonNode json(byte[] file) throws InvalidProof {
        if (file.length > Receipt.MAX_BYTES) {
            throw new InvalidProof("A receipt has at most " + Receipt.MAX_BYTES + " bytes.");
        }
        try {
            return JSON.read(file);
        } catch (ProblemException e) {
            throw new InvalidProof(e.getMessage().replace("The body", "The file"));
        } catch (UncheckedIOException e) {
            throw new InvalidProof("The file holds a number or text that JSON can't write in one way.");
        }
    }

    private static ObjectNode checked(JsonNode tree) throws InvalidProof {
        require(tree instanceof ObjectNode, "A receipt is a JSON object.");
        require(
                Receipt.SCHEMA.equals(tree.path("schema_version").textValue()),
                "This isn't a receipt of the form " + Receipt.SCHEMA + ".");
        requireOnly(tree, Receipt.MEMBERS);
        for (var name : Receipt.MEMBERS) {
            require(tree.has(name) || Receipt.LEDGER.equals(name), "The receipt has no " + name + ".");
        }
        for (var name : Set.of("pii_processing", "state", "record")) {
            require(tree.path(name).isObject(), "The member " + name + " isn't an object.");
        }
        require(tree.path("event").path(0).isObject(), "The receipt has no event.");
        require(tree.path(Receipt.SIGNATURE).isTextual(), "The signature isn't a text.");
        salt(tree);
        if (tree.has(Receipt.LEDGER)) {
            checkLedger(tree.path(Receipt.LEDGER));
        }
        return (ObjectNode) tree;
    }

    static void checkLedger(JsonNode ledger) throws InvalidProof {
        require(ledger.isObject(), "The member ledger isn't an object.");
        requireOnly(ledger, LEDGER);
        require(
                isNumber(ledger.path("index")) && isNumber(ledger.path("size")),
                "Index and size of the ledger aren't whole numbers.");
        require(
                ledger.path("origin").isTextual() && ledger.path("checkpoint").isTextual(),
                "Origin and checkpoint of the ledger aren't texts.");
        require(ledger.path("hashes").isArray(), "The hashes of the ledger aren't a list.");
        for (var hash : ledger.path("hashes")) {
            require(hash.isTextual(), "A hash of the ledger isn't a text.");
        }
    }

    /** The salt of a receipt, 32 bytes in base64 in its one spelling. */
    static byte[] salt(JsonNode receipt) throws InvalidProof {
        return bytes(receipt, "salt");
    }

    /** A member of 32 bytes, not all zero. */
    static byte[] bytes(JsonNode receipt, String name) throws InvalidProof {
        var text = receipt.path(name).asText();
        try {
            var salt = Base64.getDecoder().decode(text);
            if (salt.length == MerkleHash.BYTES
                    && text.equals(Base64.getEncoder().encodeToString(salt))
                    && !Arrays.equals(salt, new byte[MerkleHash.BYTES])) {
                return salt;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new InvalidProof("The " + name + " isn't 32 bytes of base64.");
    }

    /** Also one that is written as {@code 5.0}: RFC 8785 knows no difference. */
    static boolean isNumber(JsonNode node) {
        double value = node.asDouble(-1);
        return node.isNumber() && value == Math.rint(value) && value >= 0 && value <= MAX_NUMBER;
    }

    static void requireOnly(JsonNode object, Set<String> names) throws InvalidProof {
        for (var member : object.properties()) {
            var name = member.getKey();
            require(
                    names.contains(name),
                    "A receipt has no member " + (name.length() > 40 ? name.substring(0, 40) + "…" : name) + ".");
        }
    }

    static void require(boolean holds, String why) throws InvalidProof {
        if (!holds) {
            throw new InvalidProof(why);
        }
    }
}
