package org.jawoord.consent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jawoord.proof.Commitment;
import org.jawoord.shared.CanonicalJson;

/**
 * A record as the ledger commits to it: everything that is kept of one act, as one JSON object.
 *
 * @param seq its place in the order of all records of this database; never given twice
 * @param site key of the site
 * @param id ID of the record; of a choice, the one that the browser made
 * @param salt 32 random bytes that go with the record, and are erased with it
 * @param seal of the server that wrote it, 16 bytes; null in records from before there was a ledger
 * @param content the record without its {@code sequence}
 */
public record LedgerRecord(long seq, String site, UUID id, byte[] salt, byte[] seal, ObjectNode content) {

    /** Whether it is of a row in which some value means nothing: {@link UnreadableRow}. */
    public boolean isUnreadable() {
        return content.has(UnreadableRow.MARK);
    }

    /** What is sealed, with place and salt, when the record is written: RFC 8785 in UTF-8. */
    public byte[] sealedBytes() {
        return bytes(content);
    }

    /** The record with its place in the order, which is committed to: swapping two records shows. */
    public ObjectNode numbered() {
        return content.deepCopy().put("sequence", seq);
    }

    /** The commitment, 32 bytes: what the ledger's leaf holds. */
    public byte[] commitment() {
        var members = new ObjectNode(JsonNodeFactory.instance); // shares what is below: nothing is written to it
        members.setAll(content);
        return Commitment.of(salt, bytes(members.put("sequence", seq)));
    }

    /** The canonical bytes of a record: RFC 8785 in UTF-8. */
    public static byte[] bytes(ObjectNode record) {
        return CanonicalJson.of(record).getBytes(StandardCharsets.UTF_8);
    }
}
