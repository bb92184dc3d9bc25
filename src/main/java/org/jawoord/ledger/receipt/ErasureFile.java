package org.jawoord.ledger.receipt;

import static org.jawoord.ledger.receipt.ReceiptFile.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jawoord.proof.InvalidProof;

/** Reads the statement of an erasure that somebody hands in: every member is there, known and of its type. */
final class ErasureFile {

    private ErasureFile() {}

    /** Whether a file says of itself that it is one, of whichever version. */
    static boolean isFor(byte[] file) {
        try {
            return ReceiptFile.json(file).path("schema_version").asText().startsWith("jawoord-erasure/");
        } catch (InvalidProof notEvenJson) {
            return false;
        }
    }

    /** The statement; refused when it isn't one. Says nothing about its signature. */
    static ErasureStatement read(byte[] file) throws InvalidProof {
        var json = ReceiptFile.json(file);
        require(
                ErasureStatement.SCHEMA.equals(json.path("schema_version").textValue()),
                "This isn't a statement of the form " + ErasureStatement.SCHEMA + ".");
        ReceiptFile.requireOnly(json, ErasureStatement.MEMBERS);
        for (var name : ErasureStatement.MEMBERS) {
            require(json.has(name), "The statement has no " + name + ".");
        }
        for (var name : Set.of("record_id", "site", "erased_at", "issuer", "issued_at", Receipt.SIGNATURE)) {
            require(json.path(name).isTextual(), "The member " + name + " isn't a text.");
        }
        require(ReceiptFile.isNumber(json.path("sequence")), "The sequence isn't a whole number.");
        require(json.path("record").isObject(), "The member record isn't an object.");
        ReceiptFile.salt(json);
        ReceiptFile.bytes(json, "commitment");
        ReceiptFile.checkLedger(json.path(Receipt.LEDGER));
        ReceiptFile.checkLedger(json.path(ErasureStatement.ERASED_LEAF));
        return new ErasureStatement((ObjectNode) json);
    }

    /** Whether the record of an erasure names a leaf. */
    static boolean names(JsonNode erasure, long leaf) {
        for (var index : erasure.path("leaves")) {
            if (ReceiptFile.isNumber(index) && index.longValue() == leaf) {
                return true;
            }
        }
        return false;
    }
}
