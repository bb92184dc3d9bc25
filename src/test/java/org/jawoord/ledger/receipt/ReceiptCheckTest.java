package org.jawoord.ledger.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jawoord.ledger.receipt.Steps.Outcome;
import org.jawoord.ledger.receipt.Steps.Step;
import org.jawoord.proof.KeySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A receipt is checked without server, database or network (RELIABILITY P4): nothing of them is in this test. */
class ReceiptCheckTest {

    @Test
    void theGoldenReceiptIsValidForEver() {
        var report = check(Golden.receipt());

        assertThat(report.steps()).allSatisfy(step -> assertThat(step.outcome()).isEqualTo(Outcome.HOLDS));
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactly("form", "signature", "agreement", "leaf", "checkpoint");
    }

    static Stream<Map.Entry<String, String>> harmless() {
        return Mutations.harmless().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void theSameReceiptSpeltOtherwiseIsValid(Map.Entry<String, String> spelling) {
        assertThat(check(spelling.getValue()).isValid()).isTrue();
    }

    static Stream<Map.Entry<String, String>> bad() {
        return Mutations.bad().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void nothingCanBeChanged(Map.Entry<String, String> mutation) {
        assertThat(check(mutation.getValue()).isValid()).isFalse();
    }

    @Test
    void withoutALedgerItIsValidAndSaysThatItIsNotNumberedYet() {
        var early = Golden.tree();
        early.remove(Receipt.LEDGER);

        var report = check(early.toString());

        assertThat(report.isValid()).isTrue();
        assertThat(report.steps()).last().satisfies(step -> assertThat(step.outcome())
                .isEqualTo(Outcome.PENDING));
    }

    @Test
    void withoutItsKeyItIsNotValid() {
        var report = ReceiptCheck.of(Golden.receipt().getBytes(StandardCharsets.UTF_8), KeySet.of(List.of()));

        assertThat(report.steps().stream().filter(step -> step.outcome() == Outcome.FAILS))
                .extracting(Step::name)
                .containsExactly("signature", "checkpoint");
    }

    @Test
    void whatIsSignedButDiffersFromTheRecordIsFoundOut() {
        var odd = Golden.tree();
        ((com.fasterxml.jackson.databind.node.ObjectNode) odd.at("/pii_processing/purposes/2")).put("answer", "given");

        assertThat(Agreement.of(odd)).containsExactly("/pii_processing/purposes/2/answer");
    }

    private static Steps.Report check(String receipt) {
        return ReceiptCheck.of(receipt.getBytes(StandardCharsets.UTF_8), Golden.keySet());
    }
}
