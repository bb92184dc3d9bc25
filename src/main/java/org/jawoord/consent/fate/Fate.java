package org.jawoord.consent.fate;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of a choice.
 *
 * @param since when that began; null where no act began it ({@link State#ASKED_AGAIN})
 * @param by the choice that did it; null when none did
 */
public record Fate(State state, Instant since, UUID by) {

    /** When it stopped holding; null while it holds. */
    public Instant until() {
        return state.hasEnded() ? since : null;
    }
}
