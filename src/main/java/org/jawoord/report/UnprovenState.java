package org.jawoord.report;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jawoord.proof.Checkpoint;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.KeySet;

/**
 * An earlier state of the ledger in a bundle, as it stands in the database, that no key signed for the place where it stands. It
 * proves nothing and nothing rests on it, so it spoils none of the rest; but it is named.
 */
final class UnprovenState {

    /** What such files are counted as. */
    static final String KIND = "states";

    private static final Pattern NAME =
            Pattern.compile(UnprovenRecord.FOLDER + "/(?:daily|stamped)-(-?[0-9]{10,18})\\.txt");

    private UnprovenState() {}

    /** The file of a daily one of so many leaves. */
    static String daily(long size) {
        return name("daily", size);
    }

    /** The file of one with a time-stamp. */
    static String stamped(long size) {
        return name("stamped", size);
    }

    private static String name(String kind, long size) {
        return String.format(Locale.ROOT, UnprovenRecord.FOLDER + "/%s-%010d.txt", kind, size);
    }

    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns when nothing proves it: one that is signed says something about the ledger, and mustn't be put aside. */
    static void check(String name, byte[] content, Checkpoint checkpoint, KeySet keys) throws InvalidProof {
        if (isSigned(name, content, checkpoint, keys)) {
            throw new InvalidProof("is signed, and is put aside instead of proven");
        }
    }

    private static boolean isSigned(String name, byte[] content, Checkpoint checkpoint, KeySet keys) {
        var number = NAME.matcher(name);
        try {
            var state = BundleCheck.note(content, checkpoint.origin(), keys);
            return number.matches() && state.size() == Long.parseLong(number.group(1));
        } catch (InvalidProof e) {
            return false;
        }
    }
}
