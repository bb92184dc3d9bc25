package org.jawoord.rights;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jawoord.consent.elsewhere.Outcome;

/** What has become of a choice. Whether its notice is still the question that is asked, the decision says. */
public enum State {
    /** It stands, a refusal or withdrawal too. */
    HOLDS,
    /** It stands, less what an objection or a signal of the browser has taken away. */
    REFUSED_IN_PART,
    /** The same visitor chose again; or it was taken over from another tool, and they had chosen here. */
    SUPERSEDED,
    /** A yes that its visitor took back (GDPR Art. 7(3)). */
    WITHDRAWN,
    /** Its time was over before anything else ended it. */
    EXPIRED;

    /** The same of what was said elsewhere. */
    static State of(Outcome.Status status) {
        return switch (status) {
            case HOLDS -> HOLDS;
            case REFUSED_IN_PART -> REFUSED_IN_PART;
            case WITHDRAWN -> WITHDRAWN;
        };
    }

    /** The name in JSON. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
