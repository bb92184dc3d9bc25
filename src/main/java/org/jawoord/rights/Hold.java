package org.jawoord.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A legal hold: what it covers is not erased while it is in force (GDPR Art. 17(3)(e)).
 *
 * @param session what it is on; absent: a person, or everything on the site
 * @param person hash of the identifier of whom it is on, 64 hex digits, as in what they said elsewhere; absent: a session,
 *     or everything on the site
 * @param reason in the owner's words
 * @param by who placed it: name of a user or token
 * @param releasedAt since when it is over; absent while it is in force
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hold(
        long id,
        String site,
        String session,
        String person,
        String reason,
        String by,
        Instant since,
        Instant releasedAt,
        String releasedBy) {

    /** Whether it still keeps from erasing. */
    boolean isInForce() {
        return releasedAt == null;
    }
}
