package org.jawoord.consent.fate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jawoord.consent.Action;
import org.jawoord.notice.NoticeId;

/**
 * What became of each choice of a session, by the rules of {@link org.jawoord.consent.Standing}: an answer given here ends all
 * before it; one that was taken over counts only as long as none was given here; objections and signals stand until then. A yes
 * that nothing ended, to a question that is asked otherwise now, grants nothing any more.
 */
final class Fates {

    private final Surroundings around;
    private final Instant now;
    private final Predicate<NoticeId> answersNow;
    private Mark next;
    private Mark importedAfter;
    private Mark partial;

    private Fates(Surroundings around, Instant now, Predicate<NoticeId> answersNow) {
        this.around = around;
        this.now = now;
        this.answersNow = answersNow;
        this.next = around.next();
        this.importedAfter = around.importedAfter();
        this.partial = around.partialAfter();
    }

    /**
     * The fates of some choices of one session.
     *
     * @param acts following each other, oldest first
     * @param answersNow whether a choice on a notice still answers what is asked now
     */
    static List<Fate> of(List<Act> acts, Surroundings around, Instant now, Predicate<NoticeId> answersNow) {
        var fates = new Fates(around, now, answersNow);
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
            partial = act.mark();
            return next == null ? holds(act) : superseded(next);
        }
        if (act.settles()) {
            var fate = next == null ? standing(act, partial) : ended(act);
            next = act.mark();
            importedAfter = null;
            partial = null;
            return fate;
        }
        var fate = ofImported(act, before);
        importedAfter = act.mark();
        return fate;
    }

    private Fate ofImported(Act act, List<Act> before) {
        if (around.settledBefore() || before.stream().anyMatch(Act::settles)) {
            return new Fate(State.SUPERSEDED, act.recordedAt(), null);
        }
        if (importedAfter != null) {
            return importedAfter.at().isBefore(act.expiresAt()) ? superseded(importedAfter) : expired(act);
        }
        return next == null ? standing(act, refusal(before)) : ended(act);
    }

    /** What takes something away from an answer that was taken over: it is older than any choice here, and gives nothing back. */
    private Mark refusal(List<Act> before) {
        if (around.partialBefore() != null) {
            return around.partialBefore();
        }
        return before.stream().filter(Act::isPartial).findFirst().map(Act::mark).orElse(partial);
    }

    private Fate standing(Act act, Mark refusal) {
        if (!now.isBefore(act.expiresAt())) {
            return expired(act);
        }
        if (!act.mayGrant()) {
            return holds(act);
        }
        if (!answersNow.test(act.notice())) {
            return new Fate(State.ASKED_AGAIN, null, null);
        }
        return refusal == null ? holds(act) : reduced(act, refusal);
    }

    private Fate ended(Act act) {
        if (!next.at().isBefore(act.expiresAt())) {
            return expired(act);
        }
        return next.action() == Action.WITHDRAW && act.mayGrant()
                ? new Fate(State.WITHDRAWN, next.at(), next.id())
                : superseded(next);
    }

    private static Fate holds(Act act) {
        return new Fate(State.HOLDS, act.recordedAt(), null);
    }

    private static Fate reduced(Act act, Mark refusal) {
        var since = refusal.at().isBefore(act.recordedAt()) ? act.recordedAt() : refusal.at();
        return new Fate(State.REFUSED_IN_PART, since, refusal.id());
    }

    private static Fate superseded(Mark by) {
        return new Fate(State.SUPERSEDED, by.at(), by.id());
    }

    private static Fate expired(Act act) {
        return new Fate(State.EXPIRED, act.expiresAt(), null);
    }
}
