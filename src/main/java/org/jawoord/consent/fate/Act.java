package org.jawoord.consent.fate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jawoord.consent.Action;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.notice.NoticeId;

/**
 * The part of a recorded choice that tells what became of it and of those before it.
 *
 * @param notice that it answered; null when that can't be read, and then it grants nothing
 * @param mayGrant whether it may say yes to something
 * @param imported whether it was taken over from another tool
 */
record Act(
        UUID id,
        NoticeId notice,
        Action action,
        boolean mayGrant,
        Instant recordedAt,
        Instant expiresAt,
        boolean imported) {

    static Act of(LedgerRecord choice) {
        var content = choice.content();
        if (choice.isUnreadable()) {
            // It may have been a no, so that it ends what came before it and grants nothing, as in lookups.
            return new Act(
                    choice.id(),
                    null,
                    Action.REJECT_ALL,
                    false,
                    at(content, "recordedAt"),
                    at(content, "expiresAt"),
                    false);
        }
        var action = Action.ofWireName(content.get("action").textValue()).orElseThrow();
        return new Act(
                choice.id(),
                NoticeId.parse(content.get("notice").textValue()).orElseThrow(),
                action,
                action == Action.ACCEPT_ALL
                        || (action == Action.SAVE && (saysYes(choice, "categories") || saysYes(choice, "services"))),
                at(content, "recordedAt"),
                at(content, "expiresAt"),
                content.has("imported"));
    }

    private static Instant at(JsonNode content, String member) {
        return Instant.parse(content.get(member).textValue());
    }

    private static boolean saysYes(LedgerRecord choice, String answers) {
        for (var answer : choice.content().path(answers)) {
            if (answer.booleanValue()) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing counts any more that came before it. */
    boolean settles() {
        return action.isWhole() && !imported;
    }

    /** Whether it takes something away from an answer and is none itself. */
    boolean isPartial() {
        return !action.isWhole();
    }

    /** As others see it. */
    Mark mark() {
        return new Mark(id, action, recordedAt);
    }
}
