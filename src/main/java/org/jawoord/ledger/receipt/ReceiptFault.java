package org.jawoord.ledger.receipt;

import java.util.Optional;
import org.jawoord.proof.KeySet;

/** What is wrong with a receipt, for whoever checks many of them. */
public final class ReceiptFault {

    private ReceiptFault() {}

    /**
     * The first step of the check that fails, as a sentence; empty when the receipt is valid. Says nothing about how the
     * choice stands.
     *
     * @param keys that the asker trusts
     */
    public static Optional<String> in(byte[] file, KeySet keys) {
        return ReceiptCheck.of(file, keys).steps().stream()
                .filter(step -> step.outcome() == Steps.Outcome.FAILS)
                .map(Steps.Step::detail)
                .findFirst();
    }
}
