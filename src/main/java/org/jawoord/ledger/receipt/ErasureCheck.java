package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.proof.Commitment;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.Jws;
import org.jawoord.proof.KeySet;

/**
 * Checks the statement that a record was erased, with nothing but public keys that the asker trusts: that the erasure is in
 * the ledger, that it names the leaf of the record, and that this leaf is still there. The verifier page takes the same steps
 * under the same names ({@code web-snippet/src/verifier/erasure.ts}).
 */
final class ErasureCheck {

    private final ObjectNode json;
    private final KeySet keys;

    private ErasureCheck(ObjectNode json, KeySet keys) {
        this.json = json;
        this.keys = keys;
    }

    /** Takes every step. */
    static Steps.Report of(byte[] file, KeySet keys) {
        ErasureStatement statement;
        try {
            statement = ErasureFile.read(file);
        } catch (InvalidProof e) {
            return Steps.notThatForm(e);
        }
        var check = new ErasureCheck(statement.json(), keys);
        var steps = new Steps();
        steps.take("form", () -> "The file is the statement of an erasure, and complete.");
        steps.take("signature", () -> {
            Jws.verifyDetached(check.text(Receipt.SIGNATURE), statement.signedBytes(), ErasureStatement.TYP, keys);
            return "It was signed with a key that you trust, and not a character was changed since.";
        });
        steps.take("agreement", check::agreement);
        steps.take("leaf", check::inLedger);
        steps.take("checkpoint", check::signedHead);
        steps.take("erased", check::erasedLeaf);
        return steps.report(statement.json());
    }

    private String agreement() throws InvalidProof {
        var odd = new ArrayList<String>();
        same(odd, "/record/type", "erasure");
        same(odd, "/record/site", text("site"));
        same(odd, "/record/recordedAt", text("erased_at"));
        long leaf = json.path(ErasureStatement.ERASED_LEAF).path("index").longValue();
        if (!ErasureFile.names(json.path("record"), leaf)) {
            odd.add("/record/leaves");
        }
        if (!odd.isEmpty()) {
            throw new InvalidProof(
                    "What it says differs from the record of the erasure: " + String.join(", ", odd) + ".");
        }
        return "What it says is what the record of the erasure says, which names the leaf of this record.";
    }

    private void same(List<String> odd, String pointer, String expected) {
        if (!expected.equals(json.at(pointer).textValue())) {
            odd.add(pointer);
        }
    }

    private String inLedger() throws InvalidProof {
        var commitment = Commitment.of(ReceiptFile.salt(json), LedgerRecord.bytes((ObjectNode) json.path("record")));
        var proof = new LedgerProof(json.path(Receipt.LEDGER))
                .of(commitment, "The erasure isn't the leaf that the ledger has at this place.");
        return "The erasure is leaf " + proof.index() + " of the " + proof.size() + " that the ledger had then.";
    }

    private String signedHead() throws InvalidProof {
        var origin = new LedgerProof(json.path(Receipt.LEDGER)).requireSigned(text("site"), keys);
        return "The state of the ledger was signed with a key that you trust: " + origin + ".";
    }

    private String erasedLeaf() throws InvalidProof {
        var part = new LedgerProof(json.path(ErasureStatement.ERASED_LEAF));
        var proof = part.of(
                ReceiptFile.bytes(json, "commitment"),
                "What was erased isn't the leaf that the ledger has at this place.");
        part.requireSigned(text("site"), keys);
        return "What was erased still has its leaf, " + proof.index() + ", from which nobody can tell what it said.";
    }

    private String text(String member) {
        return json.path(member).asText();
    }
}
