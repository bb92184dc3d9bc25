package org.jawoord.lookup;

import org.jawoord.consent.Decision;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.Standing;
import org.jawoord.notice.Notice;

/**
 * What a session is answered, until the notice changes or the choice ends. What it has in common with other sessions is in
 * {@link Grants}, once for all of them.
 */
final class Answer {

    private final Standing standing;
    private final Notice current;
    private final boolean answersCurrent;
    private final long until;
    private final Decision.Status status;
    private final Grants grants;
    private volatile Text text;

    /** The whole decision as JSON, without what is in its grants. */
    record Text(byte[] head, String etag) {}

    /**
     * @param current the notice that it was made under, or null
     * @param answersCurrent as a decision's {@code current}
     * @param until epoch milliseconds from when on it has to be made anew
     */
    Answer(
            Standing standing,
            Notice current,
            boolean answersCurrent,
            long until,
            Decision.Status status,
            Grants grants) {
        this.standing = standing;
        this.current = current;
        this.answersCurrent = answersCurrent;
        this.until = until;
        this.status = status;
        this.grants = grants;
    }

    /** Whether it still holds under a notice, the very object, at a time in epoch milliseconds. */
    boolean holds(Notice notice, long now) {
        return current == notice && now < until;
    }

    /** The decision that this answer was made of, with nothing looked up again. */
    Decision decision(SessionKey key) {
        var answered = standing.action() == null ? null : standing.notice();
        var notice = answered != null ? answered : current == null ? null : current.id();
        return new Decision(
                key.site(),
                key.session().toString(),
                status,
                notice == null ? null : notice.hex(),
                answersCurrent,
                standing.decidedAt(),
                standing.expiresAt(),
                grants.categories(),
                grants.services());
    }

    Notice current() {
        return current;
    }

    Decision.Status status() {
        return status;
    }

    Grants grants() {
        return grants;
    }

    /** The decision as JSON, or null when nobody asked for it yet. */
    Text text() {
        return text;
    }

    void keep(Text made) {
        text = made;
    }
}
