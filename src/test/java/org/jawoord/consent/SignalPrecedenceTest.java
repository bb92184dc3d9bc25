package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jawoord.notice.Notice;
import org.jawoord.notice.NoticeDrafts;
import org.jawoord.site.Definitions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The precedence table of DECISIONS.md, in every combination: a choice made here under the signal, over the signal, over
 * a choice made here without it, over one that was taken over, over no.
 */
class SignalPrecedenceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SessionKey KEY = new SessionKey("demo", new SessionId(1, 2));

    private static final Notice LISTED = notice("[\"marketing\"]");
    private static final Notice NOT_LISTED = notice("[]");

    /** What a session did before it is asked about, each time with a yes to everything. */
    private enum Past {
        NO_CHOICE(),
        CHOICE(Step.CHOICE),
        CHOICE_UNDER_SIGNAL(Step.CHOICE_UNDER_SIGNAL),
        IMPORTED(Step.IMPORTED),
        IMPORTED_UNDER_SIGNAL(Step.IMPORTED_UNDER_SIGNAL),
        SIGNAL_AFTER_CHOICE(Step.CHOICE, Step.SIGNAL),
        SIGNAL_AFTER_CHOICE_UNDER_SIGNAL(Step.CHOICE_UNDER_SIGNAL, Step.SIGNAL),
        SIGNAL_AFTER_IMPORTED(Step.IMPORTED, Step.SIGNAL),
        IMPORTED_AFTER_SIGNAL(Step.SIGNAL, Step.IMPORTED),
        CHOICE_AFTER_SIGNAL(Step.SIGNAL, Step.CHOICE),
        IMPORTED_AFTER_REFUSAL(Step.REFUSAL, Step.IMPORTED),
        IMPORTED_AFTER_WITHDRAWAL(Step.CHOICE, Step.WITHDRAWAL, Step.IMPORTED),
        IMPORTED_AFTER_CHOICE_UNDER_SIGNAL(Step.CHOICE_UNDER_SIGNAL, Step.IMPORTED),
        CHOICE_AFTER_IMPORTED(Step.IMPORTED, Step.CHOICE);

        final ImmutableList<Step> steps;

        Past(Step... steps) {
            this.steps = ImmutableList.copyOf(steps);
        }

        boolean signalTookAway() {
            return steps.contains(Step.SIGNAL) && this != CHOICE_AFTER_SIGNAL;
        }

        boolean deniesAll() {
            return this == NO_CHOICE || this == IMPORTED_AFTER_REFUSAL || this == IMPORTED_AFTER_WITHDRAWAL;
        }

        boolean outranksSignal() {
            return steps.contains(Step.CHOICE_UNDER_SIGNAL);
        }
    }

    private enum Step {
        CHOICE(Action.ACCEPT_ALL, false, false),
        CHOICE_UNDER_SIGNAL(Action.ACCEPT_ALL, true, false),
        REFUSAL(Action.REJECT_ALL, false, false),
        WITHDRAWAL(Action.WITHDRAW, false, false),
        IMPORTED(Action.SAVE, false, true),
        IMPORTED_UNDER_SIGNAL(Action.SAVE, true, true),
        SIGNAL(Action.SIGNAL, true, false);

        final Action action;
        final boolean gpc;
        final boolean imported;

        Step(Action action, boolean gpc, boolean imported) {
            this.action = action;
            this.gpc = gpc;
            this.imported = imported;
        }

        Map<String, Boolean> categories() {
            return switch (action) {
                case SAVE -> Map.of("marketing", true, "analytics", true);
                case SIGNAL -> Map.of("marketing", false);
                default -> Map.of();
            };
        }
    }

    @TestFactory
    Stream<DynamicTest> theTableHoldsInEveryCombination() {
        return Stream.of(Past.values()).flatMap(past -> Stream.of(true, false).flatMap(header -> Stream.of(true, false)
                .map(listed -> DynamicTest.dynamicTest(
                        past + ", header " + header + ", listed " + listed, () -> holds(past, header, listed)))));
    }

    private static void holds(Past past, boolean header, boolean listed) {
        var notice = listed ? LISTED : NOT_LISTED;

        var decision = Decision.of(KEY, standing(past, notice), notice, NOW, header);

        boolean marketing =
                !past.deniesAll() && !past.signalTookAway() && !(header && listed && !past.outranksSignal());
        assertThat(decision.allows("marketing")).isEqualTo(marketing);
        assertThat(decision.allows("pixel")).isEqualTo(marketing);
        assertThat(decision.allows("analytics")).isEqualTo(!past.deniesAll());
        assertThat(decision.allows("counter")).isEqualTo(!past.deniesAll());
        assertThat(decision.allows("necessary")).isTrue();
    }

    @Test
    void aServiceChosenByItselfIsDeniedWithItsCategory() {
        var saved = new StoredChoice(
                1,
                LISTED.id(),
                Action.SAVE,
                Map.of("marketing", false),
                Map.of("pixel", true),
                NOW,
                NOW.plusSeconds(60),
                false,
                false);
        var standing = Standing.of(List.of(saved));

        assertThat(Decision.of(KEY, standing, LISTED, NOW, true).allows("pixel"))
                .isFalse();
        assertThat(Decision.of(KEY, standing, LISTED, NOW, false).allows("pixel"))
                .isTrue();
    }

    @Test
    void ofTwoThatWereTakenOverTheLaterOneCounts() {
        var standing = Standing.of(List.of(
                stored(2, Action.SAVE, Map.of("marketing", false), true),
                stored(1, Action.SAVE, Map.of("marketing", true), true)));

        assertThat(standing.imported()).isTrue();
        assertThat(standing.grantsCategory("marketing")).isFalse();
    }

    @Test
    void anExpiredAnswerOutranksNothing() {
        var standing = standing(Past.CHOICE_UNDER_SIGNAL, LISTED);

        var decision = Decision.of(KEY, standing, LISTED, NOW.plusSeconds(60), true);

        assertThat(decision.status()).isEqualTo(Decision.Status.EXPIRED);
        assertThat(decision.allows("marketing")).isFalse();
    }

    private static Standing standing(Past past, Notice notice) {
        var newestFirst = new ArrayList<StoredChoice>();
        for (var step : past.steps) {
            newestFirst.add(new StoredChoice(
                    newestFirst.size() + 1,
                    notice.id(),
                    step.action,
                    step.categories(),
                    Map.of(),
                    NOW,
                    NOW.plusSeconds(60),
                    step.gpc,
                    step.imported));
        }
        Collections.reverse(newestFirst);
        return Standing.of(newestFirst);
    }

    private static StoredChoice stored(long seq, Action action, Map<String, Boolean> categories, boolean imported) {
        return new StoredChoice(
                seq, LISTED.id(), action, categories, Map.of(), NOW, NOW.plusSeconds(60), false, imported);
    }

    private static Notice notice(String gpc) {
        return NoticeDrafts.of(Definitions.smallest()
                .with("/categories/1", "{\"key\":\"marketing\",\"title\":\"T\",\"purpose\":\"P\"}")
                .with(
                        "/services",
                        "[{\"key\":\"counter\",\"category\":\"analytics\"},{\"key\":\"pixel\",\"category\":\"marketing\"}]")
                .with("/gpc", gpc));
    }
}
