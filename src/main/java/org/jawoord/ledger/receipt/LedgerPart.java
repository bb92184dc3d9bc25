package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jawoord.ledger.Ledgers.Inclusion;

/** Member {@code ledger}: the leaf of a record, and the proof that it is in the tree of a signed checkpoint. */
final class LedgerPart {

    private LedgerPart() {}

    static ObjectNode of(Inclusion inclusion) {
        var checkpoint = inclusion.checkpoint();
        var ledger = JsonNodeFactory.instance.objectNode();
        ledger.put("origin", checkpoint.substring(0, checkpoint.indexOf('\n')));
        ledger.put("index", inclusion.proof().index());
        ledger.put("size", inclusion.proof().size());
        var hashes = ledger.putArray("hashes");
        inclusion.proof().base64().forEach(hashes::add);
        ledger.put("checkpoint", checkpoint);
        return ledger;
    }
}
