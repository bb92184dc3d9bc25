package org.jawoord.rights;

import java.time.Instant;
import org.jawoord.consent.Action;
import org.jawoord.consent.LedgerRecord;

/**
 * The part of a recorded choice that tells what became of it and of those before it.
 *
 * @param imported whether it was taken over from another tool
 */
record Act(Action action, Instant recordedAt, Instant expiresAt, boolean imported) {

    static Act of(LedgerRecord choice) {
        var content = choice.content();
        return new Act(
                Action.ofWireName(content.get("action").textValue()).orElseThrow(),
                Instant.parse(content.get("recordedAt").textValue()),
                Instant.parse(content.get("expiresAt").textValue()),
                content.has("imported"));
    }

    /** Whether nothing counts any more that came before it. */
    boolean settles() {
        return action.isWhole() && !imported;
    }

    /** Whether it takes something away from an answer and is none itself. */
    boolean isPartial() {
        return !action.isWhole();
    }

    /** Whether it may say yes to something. */
    boolean mayGrant() {
        return action == Action.ACCEPT_ALL || action == Action.SAVE;
    }
}
