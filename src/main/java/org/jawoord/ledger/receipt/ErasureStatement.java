package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jawoord.ledger.receipt.ErasedRecords.Erased;
import org.jawoord.proof.Jws;
import org.jawoord.proof.SigningKey;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.JsonTimes;

/**
 * What is answered instead of the receipt of an erased choice: that there was one, when it was erased, and that its leaf is
 * still in the ledger. Says nothing of the choice.
 */
record ErasureStatement(ObjectNode json) {

    static final String SCHEMA = "jawoord-erasure/1";
    static final String TYP = "jawoord-erasure+jws";

    static ErasureStatement signed(
            String site, UUID id, Erased erased, Instant now, ObjectNode ledger, SigningKey key) {
        var content = JsonNodeFactory.instance.objectNode();
        content.put("schema_version", SCHEMA);
        content.put("record_id", id.toString());
        content.put("site", site);
        content.put("sequence", erased.seq());
        content.put("erased_at", JsonTimes.format(erased.erasedAt()));
        content.put("issued_at", JsonTimes.format(now));
        var signature = Jws.signDetached(CanonicalJson.of(content).getBytes(StandardCharsets.UTF_8), TYP, key);
        content.put(Receipt.SIGNATURE, signature);
        if (ledger != null) {
            content.set(Receipt.LEDGER, ledger);
        }
        return new ErasureStatement(content);
    }
}
