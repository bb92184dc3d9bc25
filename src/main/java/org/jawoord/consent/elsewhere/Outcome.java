package org.jawoord.consent.elsewhere;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.elsewhere.StatedHistory.TakenBack;

/**
 * What has become of a consent that was given elsewhere. A refusal or a withdrawal holds: there is no yes in it that could be
 * taken back.
 *
 * @param until since when no yes of it holds any more; null while one does
 */
public record Outcome(Status status, Instant until) {

    /** In a word. */
    public enum Status {
        /** It stands as it was given. */
        HOLDS,
        /** A later no took back some of what it said yes to. */
        REFUSED_IN_PART,
        /** No yes of it is left (GDPR Art. 7(3)). */
        WITHDRAWN;

        /** The name in JSON. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The outcome of an act.
     *
     * @param takenBack by purpose, what a later no took back of it ({@link StatedHistory#takenBack}); empty for nothing
     */
    public static Outcome of(LedgerRecord stated, Map<String, TakenBack> takenBack) {
        if (takenBack.isEmpty()) {
            return new Outcome(Status.HOLDS, null);
        }
        boolean yesLeft = stated.content().path("answers").properties().stream()
                .anyMatch(answer -> answer.getValue().booleanValue() && !takenBack.containsKey(answer.getKey()));
        return yesLeft
                ? new Outcome(Status.REFUSED_IN_PART, null)
                : new Outcome(
                        Status.WITHDRAWN,
                        takenBack.values().stream()
                                .map(TakenBack::at)
                                .max(Instant::compareTo)
                                .orElseThrow());
    }
}
