package org.jawoord.ledger.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.jawoord.ledger.receipt.Steps.Outcome;
import org.jawoord.ledger.receipt.Steps.Step;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.Jws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That a record was erased is checked as a receipt is: with keys, and without server, database or network. */
class ErasureCheckTest {

    @Test
    void aStatementWithBothProofsIsValid() {
        var report = check(ErasedExample.text(ErasedExample.statement()));

        assertThat(report.steps()).allSatisfy(step -> assertThat(step.outcome()).isEqualTo(Outcome.HOLDS));
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactly("form", "signature", "agreement", "leaf", "checkpoint", "erased");
    }

    static Stream<Map.Entry<String, String>> bad() {
        return ErasedExample.bad().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void oneThatWasMadeToDeceiveFailsAtTheStepThatItNames(Map.Entry<String, String> bad) {
        var step = bad.getKey().substring(0, bad.getKey().indexOf(':'));

        assertThat(check(bad.getValue()).steps())
                .filteredOn(taken -> taken.outcome() == Outcome.FAILS)
                .extracting(Step::name)
                .contains(step);
    }

    @Test
    void itIsSignedAsNothingElse() {
        var statement = new ErasureStatement(ErasedExample.statement());
        var signature = statement.json().path(Receipt.SIGNATURE).textValue();

        assertThat(catchInvalid(() ->
                        Jws.verifyDetached(signature, statement.signedBytes(), Receipt.TYP, ErasedExample.keys())))
                .isNotNull();
    }

    @Test
    void itIsNoReceiptForWhoeverChecksReceipts() {
        var file = ErasedExample.text(ErasedExample.statement()).getBytes(StandardCharsets.UTF_8);

        assertThat(ReceiptFault.in(file, ErasedExample.keys())).isPresent();
    }

    private static Steps.Report check(String statement) {
        return ErasureCheck.of(statement.getBytes(StandardCharsets.UTF_8), ErasedExample.keys());
    }

    private interface Check {
        Object run() throws InvalidProof;
    }

    private static InvalidProof catchInvalid(Check check) {
        try {
            check.run();
            return null;
        } catch (InvalidProof e) {
            return e;
        }
    }
}
