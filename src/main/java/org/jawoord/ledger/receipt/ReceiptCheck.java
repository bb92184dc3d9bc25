package org.jawoord.ledger.receipt;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.Commitment;
import org.jawoord.proof.InclusionProof;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.Jws;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.MerkleHash;
import org.jawoord.proof.NoteKey;
import org.jawoord.proof.SignedNote;

/**
 * Checks a receipt with nothing but public keys that the asker trusts; pure, without server, database or clock. The verifier
 * page takes the same steps under the same names ({@code web-snippet/src/verifier/check.ts}).
 */
final class ReceiptCheck {

    private final KeySet keys;
    private final List<Step> steps = new ArrayList<>();

    private ReceiptCheck(KeySet keys) {
        this.keys = keys;
    }

    /** How a step came out. */
    enum Outcome {
        HOLDS,
        FAILS,
        /** Nothing is wrong: the ledger has not numbered the record yet. */
        PENDING
    }

    /**
     * One step.
     *
     * @param name {@code form}, {@code signature}, {@code agreement}, {@code leaf} or {@code checkpoint}
     * @param detail a sentence for people
     */
    record Step(String name, Outcome outcome, String detail) {}

    /**
     * What came out.
     *
     * @param receipt null when the file isn't one
     */
    record Report(List<Step> steps, Receipt receipt) {

        boolean isValid() {
            return steps.stream().noneMatch(step -> step.outcome() == Outcome.FAILS);
        }
    }

    /** Far beyond what the ledger takes, also on a day on which it was held up. */
    private static final Duration NUMBERED_WITHIN = Duration.ofMinutes(10);

    /** A step that says in a sentence what it found. */
    private interface Work {
        String run() throws InvalidProof;
    }

    /** Takes every step; none is left out because another failed, but that a file that isn't a receipt has no others. */
    static Report of(byte[] file, KeySet keys) {
        var check = new ReceiptCheck(keys);
        Receipt receipt;
        try {
            receipt = ReceiptFile.read(file);
        } catch (InvalidProof e) {
            return new Report(List.of(new Step("form", Outcome.FAILS, e.getMessage())), null);
        }
        check.steps.add(new Step("form", Outcome.HOLDS, "The file is a receipt, and complete."));
        check.run(receipt);
        return new Report(List.copyOf(check.steps), receipt);
    }

    private void run(Receipt receipt) {
        take("signature", () -> {
            Jws.verifyDetached(
                    receipt.json().path(Receipt.SIGNATURE).asText(), receipt.signedBytes(), Receipt.TYP, keys);
            return "It was signed with a key that you trust, and not a character was changed since.";
        });
        take("agreement", () -> {
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
        take("leaf", () -> inLedger(receipt));
        take("checkpoint", () -> signedHead(receipt));
    }

    /** A leaf takes seconds: a receipt that was issued later and has none is of a record that never got one. */
    private static Step withoutLeaf(Receipt receipt) {
        if (wasIssuedLate(receipt)) {
            return new Step(
                    "leaf",
                    Outcome.FAILS,
                    "It was issued long after the choice, and has no proof that the choice is in the ledger.");
        }
        return new Step(
                "leaf",
                Outcome.PENDING,
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

    private void take(String name, Work work) {
        try {
            steps.add(new Step(name, Outcome.HOLDS, work.run()));
        } catch (InvalidProof e) {
            steps.add(new Step(name, Outcome.FAILS, e.getMessage()));
        } catch (RuntimeException e) {
            // whatever a library makes of a file that somebody has built to break it
            steps.add(new Step(name, Outcome.FAILS, "It can't be read as what it should be."));
        }
    }

    private static String inLedger(Receipt receipt) throws InvalidProof {
        var ledger = receipt.json().path(Receipt.LEDGER);
        var hashes = StreamSupport.stream(ledger.path("hashes").spliterator(), false)
                .map(hash -> hash.asText())
                .collect(Collectors.toList());
        var proof = InclusionProof.parse(
                ledger.path("index").longValue(), ledger.path("size").longValue(), hashes);
        var record =
                (com.fasterxml.jackson.databind.node.ObjectNode) receipt.json().path("record");
        var commitment = Commitment.of(ReceiptFile.salt(receipt.json()), LedgerRecord.bytes(record));
        if (!proof.proves(MerkleHash.leaf(commitment), checkpoint(receipt).root())) {
            throw new InvalidProof("The record isn't the leaf that the ledger has at this place.");
        }
        return "The record is leaf " + proof.index() + " of the " + proof.size() + " that the ledger had then.";
    }

    private String signedHead(Receipt receipt) throws InvalidProof {
        var ledger = receipt.json().path(Receipt.LEDGER);
        var checkpoint = checkpoint(receipt);
        var origin = ledger.path("origin").asText();
        if (!checkpoint.origin().equals(origin)
                || checkpoint.size() != ledger.path("size").longValue()) {
            throw new InvalidProof("The checkpoint is of another ledger, or of another size.");
        }
        var site = receipt.json().path("record").path("site").asText();
        if (!origin.endsWith("/v1/sites/" + site + "/ledger")) {
            throw new InvalidProof("The ledger isn't that of this site.");
        }
        note(receipt)
                .verify(keys.keys().stream()
                        .map(key -> new NoteKey(origin, key))
                        .toList());
        return "The state of the ledger was signed with a key that you trust: " + origin + ".";
    }

    private static Checkpoint checkpoint(Receipt receipt) throws InvalidProof {
        return Checkpoint.parse(note(receipt).text());
    }

    private static SignedNote note(Receipt receipt) throws InvalidProof {
        var text = receipt.json().path(Receipt.LEDGER).path("checkpoint").asText();
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
