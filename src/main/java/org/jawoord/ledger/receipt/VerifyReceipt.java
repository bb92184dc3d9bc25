package org.jawoord.ledger.receipt;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jawoord.keys.TrustedKeys;
import org.jawoord.ledger.receipt.Steps.Outcome;
import org.jawoord.ledger.receipt.Steps.Report;
import org.jawoord.ledger.receipt.Steps.Step;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;
import org.jawoord.settings.Settings;

/**
 * The command {@code verify <receipt.json> [--keys <jwks.json>]}: checks a receipt offline, or the statement that its record was
 * erased. Keys come from the file that is
 * named, else from the data directory, else from {@code keys.json} beside the receipt; never from the receipt.
 */
public final class VerifyReceipt {

    /** All that was checked holds; of a receipt from the first seconds that isn't all, which the words say. */
    public static final int VALID = 0;

    /** It isn't what it says it is. */
    public static final int NOT_VALID = 1;

    /** Without file or key nothing can be said. */
    public static final int NOT_CHECKED = 2;

    /** Not the arguments that it takes (sysexits.h). */
    public static final int USAGE = 64;

    private static final String KEYS_OPTION = "--keys";
    private static final String BESIDE = "keys.json";
    private static final String HOW_TO_GET_KEYS =
            "There is no key to check it with. Save https://<server>/v1/keys as keys.json beside the receipt, or name the"
                    + " file: verify <receipt.json> --keys <keys.json>";

    private static final String NOT_YET =
            "Checked: the signature holds, and what it says in words is what the record says. Not shown: that the choice is in"
                    + " the ledger. It had no place there yet when this was issued; ask for the receipt again, and check that one.";

    private final Settings settings;
    private final Path data;
    private final PrintStream out;

    /**
     * A check.
     *
     * @param data the data directory, which may not be there
     */
    public VerifyReceipt(Settings settings, Path data, PrintStream out) {
        this.settings = settings;
        this.data = data;
        this.out = out;
    }

    /** Runs it with what follows the command's name; the exit code. */
    public int run(List<String> arguments) {
        boolean named = arguments.size() == 3 && arguments.get(1).equals(KEYS_OPTION);
        if (arguments.size() != 1 && !named) {
            out.println("verify <receipt.json> [--keys <keys.json>]");
            return USAGE;
        }
        try {
            var file = Path.of(arguments.get(0));
            var receipt = read(file, Receipt.MAX_BYTES);
            var keys = named ? Optional.of(keysIn(Path.of(arguments.get(2)))) : keysFor(file);
            if (keys.isEmpty() || keys.get().keys().isEmpty()) {
                out.println(HOW_TO_GET_KEYS);
                return NOT_CHECKED;
            }
            return ErasureFile.isFor(receipt)
                    ? tellErasure(ErasureCheck.of(receipt, keys.get()))
                    : tell(ReceiptCheck.of(receipt, keys.get()));
        } catch (NoSuchFileException e) {
            out.println("There is no file " + e.getMessage());
            return NOT_CHECKED;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            out.println("Can't be read: " + e.getMessage());
            return NOT_CHECKED;
        } catch (InvalidProof e) {
            out.println("The keys can't be used: " + e.getMessage());
            return NOT_CHECKED;
        }
    }

    private Optional<KeySet> keysFor(Path receipt) throws IOException, InvalidProof {
        var own = TrustedKeys.from(settings, data);
        if (!own.isEmpty()) {
            return Optional.of(own.published());
        }
        var beside = receipt.toAbsolutePath().resolveSibling(BESIDE);
        return Files.exists(beside) ? Optional.of(keysIn(beside)) : Optional.empty();
    }

    private static KeySet keysIn(Path file) throws IOException, InvalidProof {
        return KeySet.parse(new String(read(file, KeySet.MAX_CHARACTERS), StandardCharsets.UTF_8));
    }

    /** The file, or of a larger one so much that it shows. */
    private static byte[] read(Path file, int atMost) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(atMost + 1);
        }
    }

    private int tellErasure(Report report) {
        if (!isValid(report)) {
            return NOT_VALID;
        }
        var statement = report.json();
        out.printf(
                "erased: record %s of site %s was erased on %s, and the erasure itself is in the ledger.%n",
                statement.path("record_id").asText(),
                statement.path("site").asText(),
                statement.path("erased_at").asText());
        return VALID;
    }

    private boolean isValid(Report report) {
        for (var step : report.steps()) {
            out.printf("  %-7s %-10s %s%n", mark(step), step.name(), step.detail());
        }
        if (!report.isValid()) {
            out.println("NOT VALID. Don't rely on this receipt.");
        }
        return report.isValid();
    }

    private int tell(Report report) {
        if (!isValid(report)) {
            return NOT_VALID;
        }
        var receipt = report.json();
        out.printf(
                "%s %s %s of site %s: %s at %s. When this was issued, at %s, it stood as: %s.%n",
                report.isPending() ? "SIGNED, NOT YET IN THE LEDGER." : "VALID.",
                StatedAgreement.isFor(receipt) ? "Consent given elsewhere," : "Choice",
                receipt.path("record_id").asText(),
                receipt.at("/record/site").asText(),
                receipt.at("/record/action").asText(),
                receipt.at("/record/recordedAt").asText(),
                receipt.path("issued_at").asText(),
                receipt.at("/state/now").asText().replace('_', ' '));
        if (report.isPending()) {
            out.println(NOT_YET);
        }
        return VALID;
    }

    private static String mark(Step step) {
        return step.outcome() == Outcome.HOLDS ? "ok" : step.outcome() == Outcome.FAILS ? "WRONG" : "not yet";
    }
}
