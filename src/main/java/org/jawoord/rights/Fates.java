package org.jawoord.rights;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jawoord.consent.Action;

/**
 * What became of each choice of a session, by the rules of {@link org.jawoord.consent.Standing}: an answer given here ends all
 * before it; one that was taken over counts only as long as none was given here; objections and signals stand until then.
 */
final class Fates {

    private final Surroundings around;
    private final Instant now;
    private Action next;
    private Instant nextAt;
    private Instant importedAfter;
    private boolean partial;

    private Fates(Surroundings around, Instant now) {
        this.around = around;
        this.now = now;
        this.next = around.next();
        this.nextAt = around.nextAt();
        this.importedAfter = around.importedAfter();
        this.partial = around.partialAfter();
    }

    /**
     * What became of a choice.
     *
     * @param until when it stopped holding; null while it holds
     */
    record Fate(State state, Instant until) {}

    /**
     * The fates of some choices of one session.
     *
     * @param acts following each other, oldest first
     */
    static List<Fate> of(List<Act> acts, Surroundings around, Instant now) {
        var fates = new Fates(around, now);
        var found = new ArrayList<Fate>();
        for (int i = acts.size() - 1; i >= 0; i--) {
            found.add(fates.of(acts.get(i), acts.subList(0, i)));
        }
        Collections.reverse(found);
        return found;
    }

    /** From the last one back: what is known of those after it is in the fields. */
    private Fate of(Act act, List<Act> before) {
        if (act.isPartial()) {
            partial = true;
            return next == null ? new Fate(State.HOLDS, null) : new Fate(State.SUPERSEDED, nextAt);
        }
        if (act.settles()) {
            var fate = next == null ? standing(act, partial) : ended(act);
            next = act.action();
            nextAt = act.recordedAt();
            importedAfter = null;
            partial = false;
            return fate;
        }
        var fate = ofImported(act, before);
        importedAfter = act.recordedAt();
        return fate;
    }

    private Fate ofImported(Act act, List<Act> before) {
        if (around.settledBefore() || before.stream().anyMatch(Act::settles)) {
            return new Fate(State.SUPERSEDED, act.recordedAt());
        }
        if (importedAfter != null) {
            return importedAfter.isBefore(act.expiresAt()) ? new Fate(State.SUPERSEDED, importedAfter) : expired(act);
        }
        // It gives back nothing that was refused earlier: it is older than any choice here.
        boolean refused = partial || around.partialBefore() || before.stream().anyMatch(Act::isPartial);
        return next == null ? standing(act, refused) : ended(act);
    }

    private Fate standing(Act act, boolean refused) {
        if (!now.isBefore(act.expiresAt())) {
            return expired(act);
        }
        return new Fate(refused && act.mayGrant() ? State.REFUSED_IN_PART : State.HOLDS, null);
    }

    private Fate ended(Act act) {
        if (!nextAt.isBefore(act.expiresAt())) {
            return expired(act);
        }
        return new Fate(next == Action.WITHDRAW && act.mayGrant() ? State.WITHDRAWN : State.SUPERSEDED, nextAt);
    }

    private static Fate expired(Act act) {
        return new Fate(State.EXPIRED, act.expiresAt());
    }
}
