package org.jawoord.consent;

import java.time.Instant;
import java.util.Map;
import org.jawoord.notice.NoticeId;

/**
 * The part of a stored choice that decides: what was answered, to which notice, how, and for how long.
 *
 * @param gpc whether it was made while the browser sent the signal of Global Privacy Control
 * @param imported whether the visitor made it elsewhere, and the page took it over
 */
record StoredChoice(
        long seq,
        NoticeId notice,
        Action action,
        Map<String, Boolean> categories,
        Map<String, Boolean> services,
        Instant recordedAt,
        Instant expiresAt,
        boolean gpc,
        boolean imported) {

    /** Whether it answers the whole notice, here: nothing that came before it counts any more. */
    boolean settles() {
        return action.isWhole() && !imported;
    }
}
