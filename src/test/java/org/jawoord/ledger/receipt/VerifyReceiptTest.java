package org.jawoord.ledger.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code verify}: its answers, exit codes, and where it looks for keys. */
class VerifyReceiptTest {

    @TempDir
    Path folder;

    private Path receipt;
    private String said;

    @BeforeEach
    void aReceiptOnDisk() throws IOException {
        receipt = write("receipt.json", Golden.receipt());
    }

    @Test
    void aValidReceiptEndsWithZeroAndSaysWhatWasChecked() throws IOException {
        var keys = write("saved.json", Golden.keys());

        assertThat(verify(receipt.toString(), "--keys", keys.toString())).isZero();
        assertThat(said).contains("ok      signature", "ok      leaf", "ok      checkpoint", "VALID. Choice");
    }

    @Test
    void aReceiptWithoutProofOfItsLeafEndsWithZeroAndIsNotCalledValid() throws IOException {
        var early = write("early.json", Golden.withoutLeaf());
        var keys = write("saved.json", Golden.keys());

        assertThat(verify(early.toString(), "--keys", keys.toString())).isZero();
        assertThat(said)
                .contains("ok      signature", "not yet leaf", "SIGNED, NOT YET IN THE LEDGER. Choice")
                .contains("Not shown: that the choice is in the ledger.", "ask for the receipt again")
                .doesNotContain("VALID");
    }

    @Test
    void aConsentByTelephoneIsValidForEverAndSaidToBeOne() throws IOException {
        var stated = write("stated.json", Golden.stated());
        var keys = write("saved.json", Golden.statedKeys());

        assertThat(verify(stated.toString(), "--keys", keys.toString())).isZero();
        assertThat(said).contains("ok      agreement", "VALID. Consent given elsewhere,");
    }

    @Test
    void theStatementOfAnErasureEndsWithZeroAndSaysSo() throws IOException {
        var erased = write("erased.json", ErasedExample.text(ErasedExample.statement()));
        var keys = write("saved.json", ErasedExample.keys().json());

        assertThat(verify(erased.toString(), "--keys", keys.toString())).isZero();
        assertThat(said)
                .contains(
                        "ok      erased",
                        "was erased on 2026-11-24T10:00:00.000Z, and the erasure itself is in the ledger")
                .doesNotContain("VALID");
    }

    @Test
    void anErasureThatIsNotInTheLedgerEndsWithOne() throws IOException {
        var erased = write("erased.json", ErasedExample.bad().get("leaf: another reason"));
        var keys = write("saved.json", ErasedExample.keys().json());

        assertThat(verify(erased.toString(), "--keys", keys.toString())).isEqualTo(1);
        assertThat(said).contains("WRONG   leaf", "NOT VALID").doesNotContain("erased: record");
    }

    @Test
    void keysBesideTheReceiptAreFound() throws IOException {
        write("keys.json", Golden.keys());

        assertThat(verify(receipt.toString())).isZero();
    }

    @Test
    void aChangedReceiptEndsWithOneAndSaysWhatIsWrong() throws IOException {
        write("keys.json", Golden.keys());
        write("receipt.json", Golden.receipt().replace("\"refused\"", "\"given\""));

        assertThat(verify(receipt.toString())).isEqualTo(1);
        assertThat(said)
                .contains("WRONG   signature", "/pii_processing/purposes/2/answer", "NOT VALID")
                .doesNotContain("\nVALID");
    }

    @Test
    void withoutAKeyNothingCanBeSaidAndItTellsHowToGetOne() {
        assertThat(verify(receipt.toString())).isEqualTo(2);
        assertThat(said).contains("/v1/keys");
    }

    @Test
    void whatCanNotBeReadIsNoVerdict() throws IOException {
        write("keys.json", Golden.keys());

        assertThat(verify(folder.resolve("nothing.json").toString())).isEqualTo(2);
        assertThat(verify(receipt.toString(), "--keys", receipt.toString())).isEqualTo(2);
    }

    @Test
    void aFileThatIsTooLargeIsNotValid() throws IOException {
        write("keys.json", Golden.keys());
        write("receipt.json", Golden.receipt() + " ".repeat(Receipt.MAX_BYTES));

        assertThat(verify(receipt.toString())).isEqualTo(1);
        assertThat(said).contains("at most 1048576 bytes");
    }

    @Test
    void otherArgumentsAreRefused() {
        assertThat(verify()).isEqualTo(64);
        assertThat(verify("a", "b")).isEqualTo(64);
        assertThat(verify("a", "--key", "b")).isEqualTo(64);
    }

    private int verify(String... arguments) {
        var out = new ByteArrayOutputStream();
        int code = new VerifyReceipt(name -> null, folder.resolve("data"), new PrintStream(out, true))
                .run(List.of(arguments));
        said = out.toString(StandardCharsets.UTF_8);
        return code;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
