package org.jawoord.rights;

import java.time.Instant;
import org.jawoord.consent.Action;

/**
 * What lies before and after some choices of a session that follow each other, as far as it says what became of them.
 *
 * @param next the first choice after them that settles everything before it: what it did; null when there is none
 * @param nextAt when that was; null when there is none
 * @param partialAfter whether something was refused in part after them, before {@code next}
 * @param importedAfter when an answer was taken over after them, before {@code next}; null when none was
 * @param settledBefore whether a choice before them settled something
 * @param partialBefore whether something was refused in part before them
 */
record Surroundings(
        Action next,
        Instant nextAt,
        boolean partialAfter,
        Instant importedAfter,
        boolean settledBefore,
        boolean partialBefore) {

    /** Of all choices of a session. */
    static final Surroundings NONE = new Surroundings(null, null, false, null, false, false);
}
