package org.jawoord.consent.fate;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What has become of a choice. */
public enum State {
    /** It stands, a refusal or withdrawal too. */
    HOLDS,
    /** It stands, less what an objection or a signal of the browser has taken away. */
    REFUSED_IN_PART,
    /** A yes that nothing ended; but the site asks something else now, so that it grants nothing until it is given again. */
    ASKED_AGAIN,
    /** The same visitor chose again; or it was taken over from another tool, and they had chosen here. */
    SUPERSEDED,
    /** A yes that its visitor took back (GDPR Art. 7(3)). */
    WITHDRAWN,
    /** Its time was over before anything else ended it. */
    EXPIRED;

    /** Whether it is over since a known time. */
    public boolean hasEnded() {
        return this == SUPERSEDED || this == WITHDRAWN || this == EXPIRED;
    }

    /** The name in JSON. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
