package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.proof.InvalidProof;

/** The steps of a check, one after the other; none is left out because another failed. */
final class Steps {

    private final List<Step> taken = new ArrayList<>();

    /** How a step came out. */
    enum Outcome {
        HOLDS,
        FAILS,
        /** Nothing is wrong: the ledger has not numbered the record yet. */
        PENDING
    }

    /**
     * One step.
     *
     * @param name {@code form}, {@code signature}, {@code agreement}, {@code leaf}, {@code checkpoint} or, of an erasure,
     *     {@code erased}
     * @param detail a sentence for people
     */
    record Step(String name, Outcome outcome, String detail) {}

    /**
     * What came out.
     *
     * @param json what was checked; null when the file isn't of that form
     */
    record Report(List<Step> steps, ObjectNode json) {

        boolean isValid() {
            return steps.stream().noneMatch(step -> step.outcome() == Outcome.FAILS);
        }

        /** Whether something was not shown yet: what was checked holds, and that isn't all. */
        boolean isPending() {
            return steps.stream().anyMatch(step -> step.outcome() == Outcome.PENDING);
        }
    }

    /** A step that says in a sentence what it found. */
    interface Work {
        String run() throws InvalidProof;
    }

    /** Of a file that is something else: it has no other steps. */
    static Report notThatForm(InvalidProof why) {
        return new Report(List.of(new Step("form", Outcome.FAILS, why.getMessage())), null);
    }

    void take(String name, Work work) {
        try {
            add(new Step(name, Outcome.HOLDS, work.run()));
        } catch (InvalidProof e) {
            add(new Step(name, Outcome.FAILS, e.getMessage()));
        } catch (RuntimeException e) {
            // whatever a library makes of a file that somebody has built to break it
            add(new Step(name, Outcome.FAILS, "It can't be read as what it should be."));
        }
    }

    void add(Step step) {
        taken.add(step);
    }

    Report report(ObjectNode json) {
        return new Report(List.copyOf(taken), json);
    }
}
