package org.jawoord.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jawoord.ledger.Doubt;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;

/**
 * The command {@code verify-bundle <file.zip> [--keys <keys.json>]}: checks an evidence bundle without a server, a database
 * or a network, and prints each file that is wrong. Keys come from the file that is named, else from the data directory,
 * else from {@code keys.json} beside the bundle. Without any, the bundle's own keys show that it fits together, and no more.
 */
public final class VerifyBundle {

    /** All of it holds, under a key that the asker has from elsewhere. */
    static final int VALID = 0;

    /** It isn't what it says it is, or has records that nothing proves. */
    static final int NOT_VALID = 1;

    /** It can't be read, or fits together under a key that nobody vouches for. */
    static final int NOT_CHECKED = 2;

    /** Faults that are printed: after so many, nobody reads on. */
    private static final int MAX_PRINTED = 100;

    /** Characters of a text from the bundle that are printed. */
    private static final int MAX_TEXT = 200;

    private static final String KEYS_OPTION = "--keys";
    private static final String BESIDE = "keys.json";

    private final Path file;
    private final KeySet trusted;
    private final PrintStream out;

    /**
     * A check.
     *
     * @param trusted keys that the asker has from elsewhere; null for none
     */
    VerifyBundle(Path file, KeySet trusted, PrintStream out) {
        this.file = file;
        this.trusted = trusted;
        this.out = out;
    }

    /**
     * Runs it with what follows the command's name; the exit code, or empty when those aren't the arguments that it takes.
     *
     * @param own keys of this installation; an empty set for none
     */
    public static Optional<Integer> run(List<String> arguments, KeySet own, PrintStream out) {
        boolean named = arguments.size() == 3 && arguments.get(1).equals(KEYS_OPTION);
        if (arguments.size() != 1 && !named) {
            return Optional.empty();
        }
        try {
            var file = Path.of(arguments.get(0));
            var beside = file.toAbsolutePath().resolveSibling(BESIDE);
            KeySet trusted = null;
            if (named) {
                trusted = keysIn(Path.of(arguments.get(2)));
            } else if (!own.keys().isEmpty()) {
                trusted = own;
            } else if (Files.exists(beside)) {
                trusted = keysIn(beside);
            }
            return Optional.of(new VerifyBundle(file, trusted, out).run());
        } catch (IOException | InvalidPathException | InvalidProof e) {
            out.println("The keys can't be used: " + e.getMessage());
            return Optional.of(NOT_CHECKED);
        }
    }

    private static KeySet keysIn(Path file) throws IOException, InvalidProof {
        try (var in = Files.newInputStream(file)) {
            return KeySet.parse(new String(in.readNBytes(KeySet.MAX_CHARACTERS + 1), StandardCharsets.UTF_8));
        }
    }

    /** Runs it; the exit code. */
    int run() {
        try (var bundle = new BundleFile(file)) {
            var check = new BundleCheck(bundle, trusted);
            var faults = check.run();
            if (faults.isEmpty()) {
                tell(check);
                return trusted == null ? NOT_CHECKED : check.unproven().isEmpty() ? VALID : NOT_VALID;
            }
            faults.stream()
                    .limit(MAX_PRINTED)
                    .forEach(fault -> out.printf("WRONG %s: %s%n", printable(fault.file()), printable(fault.what())));
            out.printf("NOT VALID, %d faults. Don't rely on this bundle.%n", faults.size());
            return NOT_VALID;
        } catch (IOException e) {
            out.printf("%s can't be read as a bundle: %s%n", file.getFileName(), e.getMessage());
            return NOT_CHECKED;
        }
    }

    private void tell(BundleCheck check) {
        var manifest = check.manifest();
        out.printf(
                "Site %s, made %s by %s on %s, signed with key %s.%n",
                printable(manifest.path("site").asText()),
                printable(manifest.path("madeAt").asText()),
                printable(manifest.path("madeBy").asText()),
                printable(manifest.path("server").asText()),
                printable(check.signedBy()));
        out.printf(
                "%d records, %d receipts, %d consents given elsewhere and %d erasures are in ledger %s of %d leaves;"
                        + " %d notices and %d texts are what their names say;"
                        + " %d daily states and %d time-stamped ones are continued.%n",
                check.proven("records"),
                check.proven("receipts"),
                check.proven("stated"),
                check.proven("erasures"),
                printable(check.checkpoint().origin()),
                check.checkpoint().size(),
                check.proven("notices"),
                check.proven("texts"),
                check.proven("consistency"),
                check.proven("anchors"));
        check.unproven().entrySet().stream()
                .limit(MAX_PRINTED)
                .forEach(file -> out.printf("NOT PROVEN %s: %s%n", file.getKey(), meaning(file.getValue())));
        check.unprovenStates().stream()
                .limit(MAX_PRINTED)
                .forEach(name -> out.printf(
                        "NOT PROVEN %s: the database had this earlier state, and no key signed it like that for this"
                                + " ledger; nothing in the bundle rests on it%n",
                        name));
        out.println(
                trusted == null
                        ? "NOT CHECKED whose key that is: all of it fits together, under a key that came with the bundle. Save"
                                + " https://<server>/v1/keys as keys.json beside it, or name the file: --keys <keys.json>"
                        : verdict(check.unproven().size()));
    }

    private static String verdict(int unproven) {
        return unproven == 0
                ? "VALID. The key is one that you have."
                : "NOT VALID for " + unproven
                        + " records, which nothing proves: don't rely on them. All else that is counted above"
                        + " holds. The key is one that you have.";
    }

    private static String meaning(Doubt doubt) {
        return switch (doubt) {
            case ADDED ->
                "the database had this record, and no server with the key wrote it like that; it isn't in the ledger";
            case CHANGED -> "the database had this record, and the ledger has another at its place: it was changed";
            case UNSEALED -> "the ledger has this record at its place, and it lacks the seal of a server with the key";
        };
    }

    /** A text from the bundle: nothing that moves the cursor of a terminal. */
    private static String printable(String text) {
        var plain = text.replaceAll("\\p{C}", "?");
        return plain.length() > MAX_TEXT ? plain.substring(0, MAX_TEXT) + "…" : plain;
    }
}
