package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jawoord.proof.Jws;
import org.jawoord.proof.SigningKey;
import org.jawoord.shared.CanonicalJson;

/**
 * What is handed out for a choice. PROOF.md describes each member.
 *
 * @param json the whole receipt: what is signed, {@code signature}, and {@code ledger} once there is a leaf
 */
record Receipt(ObjectNode json) {

    /** First member to read: another format has another name. */
    static final String SCHEMA = "ISO/IEC TS 27560:2023 jawoord-receipt/1";

    /** What the signature is for, so that it can't pass for one of something else. */
    static final String TYP = "jawoord-receipt+jws";

    /** Size of a receipt, in bytes: the texts of the largest notice in one language fit several times. */
    static final int MAX_BYTES = 1024 * 1024;

    static final String SIGNATURE = "signature";
    static final String LEDGER = "ledger";

    /** Every member there is; one more, and it isn't ours. */
    static final Set<String> MEMBERS = Set.of(
            "schema_version",
            "record_id",
            "pii_principal_id",
            "pii_processing",
            "party_identification",
            "event",
            "state",
            "record",
            "salt",
            "issuer",
            "issued_at",
            SIGNATURE,
            LEDGER);

    /** Signs: a detached JWS (RFC 7515 appendix F) over the canonical bytes of {@code content}. */
    static Receipt signed(ObjectNode content, ObjectNode ledger, SigningKey key) {
        var whole = content.deepCopy();
        whole.put(SIGNATURE, Jws.signDetached(bytes(content), TYP, key));
        if (ledger != null) {
            whole.set(LEDGER, ledger);
        }
        return new Receipt(whole);
    }

    /** The canonical bytes of what is signed: everything but {@code signature} and {@code ledger}. */
    byte[] signedBytes() {
        var content = json.deepCopy();
        content.remove(SIGNATURE);
        content.remove(LEDGER);
        return bytes(content);
    }

    /** The receipt as it is handed out: RFC 8785 in UTF-8. */
    byte[] bytes() {
        return bytes(json);
    }

    private static byte[] bytes(ObjectNode tree) {
        return CanonicalJson.of(tree).getBytes(StandardCharsets.UTF_8);
    }
}
