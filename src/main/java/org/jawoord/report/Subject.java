package org.jawoord.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.shared.JsonTimes;

/**
 * What an evidence bundle is about.
 *
 * @param scope the choices among which it is
 * @param choice only this one of them; null for all
 * @param stated no choice, but this consent that was given elsewhere, with what takes it back; null for others
 */
record Subject(Scope scope, UUID choice, UUID stated) {

    String site() {
        return scope.site();
    }

    /** Whether a choice of its scope is in it. */
    boolean has(LedgerRecord record) {
        return stated == null && (choice == null || choice.equals(record.id()));
    }

    /** Whether it is about something that is known to exist: a bundle about nothing would be a mistake. */
    boolean namesSomething() {
        return choice != null || stated != null || scope.selection().session() != null;
    }

    /** In words, for people who read the bundle. */
    String in(Words words) {
        var selection = scope.selection();
        if (choice != null) {
            return words.say("scope.choice", "choice", choice);
        }
        if (stated != null) {
            return words.say("scope.stated", "stated", stated);
        }
        boolean always = selection.from().equals(Instant.EPOCH);
        var from = always ? words.say("scope.beginning") : words.moment(selection.from());
        var to = words.moment(selection.to());
        if (selection.session() == null) {
            return words.say("scope.period", "from", from, "to", to);
        }
        return always
                ? words.say("scope.session", "session", selection.session())
                : words.say("scope.session.period", "session", selection.session(), "from", from, "to", to);
    }

    /** For the manifest: {@code choice}, {@code stated}, or {@code session}, {@code from} and {@code to}. */
    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        if (choice != null) {
            return json.put("choice", choice.toString());
        }
        if (stated != null) {
            return json.put("stated", stated.toString());
        }
        var selection = scope.selection();
        if (selection.session() != null) {
            json.put("session", selection.session().toString());
        }
        return json.put("from", JsonTimes.format(selection.from())).put("to", JsonTimes.format(selection.to()));
    }

    /** For the audit, without personal data. */
    String forAudit() {
        if (choice != null) {
            return "one choice";
        }
        if (stated != null) {
            return "one consent given elsewhere";
        }
        return scope.selection().session() != null ? "one session" : "a period";
    }
}
