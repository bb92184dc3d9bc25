package org.jawoord.report;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jawoord.consent.Action;
import org.jawoord.consent.ChoiceHistory.Place;
import org.jawoord.consent.ChoiceHistory.Selection;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionId;
import org.jawoord.shared.ProblemException;

/**
 * Which choices a request asks for. {@code to} never lies after the moment of asking, so that the set has an end while
 * visitors go on choosing.
 *
 * @param selection what the database selects
 * @param action only choices of this one; null for all. Not on an index, so it is looked at afterwards
 */
record Scope(Selection selection, Action action) {

    /** Names of the parameters that make a scope. */
    static final Set<String> NAMES = Set.of("session", "from", "to", "action");

    /** Reads it; 400 for what is malformed, 422 for a period without a moment in it, each naming the field. */
    static Scope read(String site, Asked asked, Clock clock) {
        var session = asked.value("session", SessionId::parse, "Must be a session: 22 base64url characters.");
        var action = asked.value(
                "action", Action::ofWireName, "Must be accept_all, reject_all, save, withdraw, object or signal.");
        var from = asked.time("from").orElse(Instant.EPOCH);
        var to = asked.time("to").orElse(Instant.MAX);
        if (!from.isBefore(to)) {
            throw ProblemException.unprocessable("Must be after from.", "to");
        }
        // One millisecond more: what was recorded in this one is there too.
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        var selection = new Selection(site, session.orElse(null), from, to.isBefore(now) ? to : now);
        return new Scope(selection, action.orElse(null));
    }

    String site() {
        return selection.site();
    }

    /** Where reading forward begins. */
    Place beginning() {
        return new Place(selection.from(), 0);
    }

    /** Where reading backward begins. */
    Place end() {
        return new Place(selection.to(), 0);
    }

    /** Whether a choice that the database selected is asked for. */
    boolean has(LedgerRecord record) {
        return action == null
                || action.wireName().equals(record.content().path("action").asText());
    }
}
