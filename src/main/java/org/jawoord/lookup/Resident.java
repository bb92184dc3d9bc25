package org.jawoord.lookup;

import org.jawoord.consent.Standing;
import org.jawoord.notice.Notice;

/**
 * What memory has of one session: its standing, when that was true, and the answers that were made of it. An answer is kept
 * until the notice changes or the choice ends, so that asking again costs two comparisons.
 */
final class Resident {

    private final Standing standing;
    private final long since;
    private volatile Answer answer;
    private volatile Answer underSignal;

    /**
     * @param since {@link System#nanoTime} of before the standing was read, or its choice sent to the database: it was true then
     *     or later
     */
    Resident(Standing standing, long since) {
        this.standing = standing;
        this.since = since;
    }

    Standing standing() {
        return standing;
    }

    long since() {
        return since;
    }

    /** The answer at this moment, or null when it has to be made. */
    Answer answer(Notice current, boolean gpc, long now) {
        var known = gpc ? underSignal : answer;
        return known != null && known.holds(current, now) ? known : null;
    }

    void keep(boolean gpc, Answer made) {
        if (gpc) {
            underSignal = made;
        } else {
            answer = made;
        }
    }
}
