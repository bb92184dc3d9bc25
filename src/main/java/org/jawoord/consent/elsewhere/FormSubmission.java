package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jawoord.consent.SessionId;

/**
 * What a form in a page sends of its boxes; nothing of its other fields.
 *
 * @param session made for this record alone; its secret has been checked
 * @param language of the page
 * @param boxes with their words; empty for a withdrawal
 * @param words the form's other texts
 * @param at the visitor's clock
 * @param of the record that is withdrawn, or null
 * @param shown boxes and words as they were sent, or null for a withdrawal
 * @param bodyHash SHA-256 of the canonical body without its secret, 32 bytes
 */
record FormSubmission(
        UUID id,
        SessionId session,
        String language,
        List<Box> boxes,
        List<String> words,
        Instant at,
        UUID of,
        JsonNode shown,
        byte[] bodyHash) {

    /**
     * A box for one purpose.
     *
     * @param text the words beside it
     * @param preTicked whether something else than the visitor ticked it
     */
    record Box(String purpose, String text, boolean ticked, boolean preTicked) {}

    /**
     * The same, said between these moments: the page may have kept it for a while, so its time counts, but a visitor's clock
     * can't put a consent into the future, where nobody could take it back, nor a withdrawal before what it takes back.
     */
    FormSubmission saidBetween(Instant earliest, Instant latest) {
        var said = at.isBefore(earliest) ? earliest : at;
        return new FormSubmission(
                id, session, language, boxes, words, said.isAfter(latest) ? latest : said, of, shown, bodyHash);
    }

    boolean isWithdrawal() {
        return of != null;
    }

    /** The act that this is, as it is recorded. */
    Stated stated(
            Act action,
            String text,
            Map<String, Boolean> answers,
            Map<String, String> refused,
            JsonNode shownOtherwise) {
        return new Stated(
                id,
                action,
                Channel.FORM,
                session,
                null,
                text,
                answers,
                refused,
                shownOtherwise,
                of,
                at,
                null,
                null,
                null,
                bodyHash);
    }
}
