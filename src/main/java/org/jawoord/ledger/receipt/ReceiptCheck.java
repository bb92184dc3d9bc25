package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.proof.Commitment;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.Jws;
import org.jawoord.proof.KeySet;

/**
 * Checks a receipt with nothing but public keys that the asker trusts; pure, without server, database or clock. The verifier
 * page takes the same steps under the same names ({@code web-snippet/src/verifier/check.ts}).
 */
final class ReceiptCheck {

    private final KeySet keys;
    private final Steps steps = new Steps();

    private ReceiptCheck(KeySet keys) {
        this.keys = keys;
    }

    /** Far beyond what the ledger takes, also on a day on which it was held up. */
    private static final Duration NUMBERED_WITHIN = Duration.ofMinutes(10);

    /** Takes every step; none is left out because another failed, but that a file that isn't a receipt has no others. */
    static Steps.Report of(byte[] file, KeySet keys) {
        var check = new ReceiptCheck(keys);
        Receipt receipt;
        try {
            receipt = ReceiptFile.read(file);
        } catch (InvalidProof e) {
            return Steps.notThatForm(e);
        }
        check.steps.take("form", () -> "The file is a receipt, and complete.");
        check.run(receipt);
        return check.steps.report(receipt.json());
    }

    private void run(Receipt receipt) {
        steps.take("signature", () -> {
            Jws.verifyDetached(
                    receipt.json().path(Receipt.SIGNATURE).asText(), receipt.signedBytes(), Receipt.TYP, keys);
            return "It was signed with a key that you trust, and not a character was changed since.";
        });
        steps.take("agreement", () -> {
            var odd = Agreement.of(receipt.json());
            if (!odd.isEmpty()) {
                throw new InvalidProof(
                        "What it says in words differs from the record: " + String.join(", ", odd) + ".");
            }
            return "What it says in words is what the record says.";
        });
        if (!receipt.json().has(Receipt.LEDGER)) {
            steps.add(withoutLeaf(receipt));
            return;
        }
        steps.take("leaf", () -> inLedger(receipt));
        steps.take("checkpoint", () -> signedHead(receipt));
    }

    /** A leaf takes seconds: a receipt that was issued later and has none is of a record that never got one. */
    private static Steps.Step withoutLeaf(Receipt receipt) {
        if (wasIssuedLate(receipt)) {
            return new Steps.Step(
                    "leaf",
                    Steps.Outcome.FAILS,
                    "It was issued long after the choice, and has no proof that the choice is in the ledger.");
        }
        return new Steps.Step(
                "leaf",
                Steps.Outcome.PENDING,
                "The ledger had not numbered the choice yet when this was issued: get the receipt again.");
    }

    private static boolean wasIssuedLate(Receipt receipt) {
        try {
            var recorded = Instant.parse(receipt.json().at("/record/recordedAt").asText());
            var issued = Instant.parse(receipt.json().path("issued_at").asText());
            return issued.isAfter(recorded.plus(NUMBERED_WITHIN));
        } catch (DateTimeException unreadable) {
            return true;
        }
    }

    private static String inLedger(Receipt receipt) throws InvalidProof {
        var record = (ObjectNode) receipt.json().path("record");
        var commitment = Commitment.of(ReceiptFile.salt(receipt.json()), LedgerRecord.bytes(record));
        var proof = new LedgerProof(receipt.json().path(Receipt.LEDGER))
                .of(commitment, "The record isn't the leaf that the ledger has at this place.");
        return "The record is leaf " + proof.index() + " of the " + proof.size() + " that the ledger had then.";
    }

    private String signedHead(Receipt receipt) throws InvalidProof {
        var site = receipt.json().path("record").path("site").asText();
        var origin = new LedgerProof(receipt.json().path(Receipt.LEDGER)).requireSigned(site, keys);
        return "The state of the ledger was signed with a key that you trust: " + origin + ".";
    }
}
