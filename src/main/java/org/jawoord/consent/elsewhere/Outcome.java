package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.elsewhere.StatedHistory.TakenBack;

/**
 * What has become of something that was said elsewhere.
 *
 * @param by the no that ended it or reduced it; null where none did
 */
public record Outcome(Status status, TakenBack by) {

    /** In a word. */
    public enum Status {
        /** A yes that stands as it was given. */
        HOLDS,
        /** A no took back some of what it said yes to. */
        REFUSED_IN_PART,
        /** No yes of it is left (GDPR Art. 7(3)). */
        WITHDRAWN,
        /** A no to what was asked: it has no yes that could be taken back. */
        REFUSED,
        /** It takes back a yes, and has none itself. */
        WITHDRAWAL;

        /** The name in JSON. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of two that were said in one instant always the same. */
    private static final Comparator<TakenBack> IN_ORDER =
            Comparator.comparing(TakenBack::at).thenComparing(TakenBack::by);

    /**
     * The outcome of an act.
     *
     * @param takenBack by purpose, what took it back ({@link StatedHistory#takenBack}); empty for nothing
     */
    public static Outcome of(LedgerRecord stated, Map<String, TakenBack> takenBack) {
        if (stated.isUnreadable()) {
            return new Outcome(Status.REFUSED, null); // absence means no
        }
        var act = Act.ofWireName(stated.content().path("action").textValue()).orElseThrow();
        if (act != Act.GIVE) {
            return new Outcome(act == Act.REFUSE ? Status.REFUSED : Status.WITHDRAWAL, null);
        }
        if (takenBack.isEmpty()) {
            return new Outcome(Status.HOLDS, null);
        }
        boolean yesLeft = stated.content().path("answers").properties().stream()
                .anyMatch(answer -> answer.getValue().booleanValue() && !takenBack.containsKey(answer.getKey()));
        var nos = takenBack.values().stream().sorted(IN_ORDER).toList();
        return yesLeft
                ? new Outcome(Status.REFUSED_IN_PART, nos.get(0))
                : new Outcome(Status.WITHDRAWN, nos.get(nos.size() - 1));
    }

    /** Since when no yes of it holds any more; null while one does, and of what has none. */
    public Instant until() {
        return status == Status.WITHDRAWN ? by.at() : null;
    }
}
