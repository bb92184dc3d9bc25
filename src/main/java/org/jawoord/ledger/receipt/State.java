package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jawoord.consent.Action;
import org.jawoord.consent.fate.Fate;
import org.jawoord.shared.JsonTimes;

/**
 * How a choice stands at the moment that its receipt is issued. The record never changes; this does.
 *
 * @param now {@code given}, {@code refused}, {@code withdrawn}, {@code superseded}, {@code expired}, {@code reduced} or
 *     {@code asked_again}
 * @param since when that began; null where no act began it
 * @param by the choice that did it; null when none did
 */
record State(String now, Instant since, UUID by) {

    /**
     * What became of a choice, in the words of a receipt.
     *
     * @param granted whether the choice says yes to anything
     */
    static State of(Fate fate, Action action, boolean granted) {
        var now =
                switch (fate.state()) {
                    case HOLDS -> action == Action.WITHDRAW ? "withdrawn" : granted ? "given" : "refused";
                    case REFUSED_IN_PART -> "reduced";
                    case ASKED_AGAIN, SUPERSEDED, WITHDRAWN, EXPIRED ->
                        fate.state().wireName();
                };
        return new State(now, fate.since(), fate.by());
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
