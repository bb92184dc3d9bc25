package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jawoord.consent.Action;
import org.jawoord.consent.LaterChoices.Later;
import org.jawoord.shared.JsonTimes;

/**
 * How a choice stands at the moment that its receipt is issued. The record never changes; this does.
 *
 * @param now {@code given}, {@code refused}, {@code withdrawn}, {@code superseded}, {@code expired}, {@code reduced} or
 *     {@code asked_again}
 * @param since when that began; null where no act began it
 * @param by the later choice that did it; null when none did
 */
record State(String now, Instant since, UUID by) {

    /**
     * Works it out.
     *
     * @param granted whether the choice says yes to anything
     * @param whole the first later choice that answers everything again
     * @param partial the first later choice that only takes something away
     * @param answers whether the choice still answers what is asked now
     */
    static State of(
            Action action,
            boolean granted,
            Instant recordedAt,
            Instant expiresAt,
            Instant now,
            Optional<Later> whole,
            Optional<Later> partial,
            boolean answers) {
        var ended = whole.filter(later -> later.recordedAt().isBefore(expiresAt));
        if (ended.isPresent()) {
            boolean withdrawn = ended.get().action() == Action.WITHDRAW;
            return new State(
                    withdrawn ? "withdrawn" : "superseded",
                    ended.get().recordedAt(),
                    ended.get().id());
        }
        if (!now.isBefore(expiresAt)) {
            return new State("expired", expiresAt, null);
        }
        if (action == Action.WITHDRAW) {
            return new State("withdrawn", recordedAt, null);
        }
        if (!granted) {
            return new State("refused", recordedAt, null);
        }
        if (!answers) {
            return new State("asked_again", null, null);
        }
        return partial.map(later -> new State("reduced", later.recordedAt(), later.id()))
                .orElseGet(() -> new State("given", recordedAt, null));
    }

    /** Writes it. */
    void putInto(ObjectNode state) {
        state.put("now", now);
        if (since != null) {
            state.put("since", JsonTimes.format(since));
        }
        if (by != null) {
            state.put("by", by.toString());
        }
    }
}
