package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.jawoord.ledger.Ledgers.Inclusion;
import org.jawoord.ledger.receipt.ErasedRecords.Erased;
import org.jawoord.proof.Jws;
import org.jawoord.proof.SigningKey;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.JsonTimes;

/**
 * What is answered instead of the receipt of an erased choice: that there was one, when it was erased, that its leaf is
 * still in the ledger, and that the erasure is. Says nothing of the choice. PROOF.md describes each member.
 *
 * @param json the whole statement: what is signed, {@code signature}, and the two proofs, which carry signatures of their own
 */
record ErasureStatement(ObjectNode json) {

    static final String SCHEMA = "jawoord-erasure/2";
    static final String TYP = "jawoord-erasure+jws";

    /** Proof of the leaf whose record is gone; {@link Receipt#LEDGER} is that of the erasure. */
    static final String ERASED_LEAF = "erased_leaf";

    /** Every member there is, each of them needed; one more, and it isn't ours. */
    static final Set<String> MEMBERS = Set.of(
            "schema_version",
            "record_id",
            "site",
            "sequence",
            "commitment",
            "erased_at",
            "record",
            "salt",
            "issuer",
            "issued_at",
            Receipt.SIGNATURE,
            Receipt.LEDGER,
            ERASED_LEAF);

    /**
     * The leaf that a record had.
     *
     * @param commitment its data, 32 bytes
     */
    record Leaf(byte[] commitment, Inclusion proof) {}

    /**
     * Signs one.
     *
     * @param erasure the proof of the erasure's own leaf
     */
    static ErasureStatement signed(
            UUID id, Erased erased, Leaf leaf, Inclusion erasure, String issuer, Instant now, SigningKey key) {
        var content = JsonNodeFactory.instance.objectNode();
        content.put("schema_version", SCHEMA);
        content.put("record_id", id.toString());
        content.put("site", erased.erasure().site());
        content.put("sequence", erased.seq());
        content.put("commitment", Base64.getEncoder().encodeToString(leaf.commitment()));
        content.put("erased_at", erased.erasedAt());
        content.set("record", erased.erasure().numbered());
        content.put("salt", Base64.getEncoder().encodeToString(erased.erasure().salt()));
        content.put("issuer", issuer);
        content.put("issued_at", JsonTimes.format(now));
        content.put(Receipt.SIGNATURE, Jws.signDetached(bytes(content), TYP, key));
        content.set(Receipt.LEDGER, LedgerPart.of(erasure));
        content.set(ERASED_LEAF, LedgerPart.of(leaf.proof()));
        return new ErasureStatement(content);
    }

    /** The canonical bytes of what is signed. */
    byte[] signedBytes() {
        var content = json.deepCopy();
        content.remove(Set.of(Receipt.SIGNATURE, Receipt.LEDGER, ERASED_LEAF));
        return bytes(content);
    }

    /** The statement as it is handed out: RFC 8785 in UTF-8. */
    byte[] bytes() {
        return bytes(json);
    }

    private static byte[] bytes(ObjectNode tree) {
        return CanonicalJson.of(tree).getBytes(StandardCharsets.UTF_8);
    }
}
