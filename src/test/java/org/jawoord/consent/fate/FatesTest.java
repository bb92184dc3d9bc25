package org.jawoord.consent.fate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jawoord.consent.Action;
import org.jawoord.notice.NoticeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What became of each choice. A letter a day: see {@link #act}. */
class FatesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(100);
    private static final NoticeId NOTICE = NoticeId.of(new byte[32]);
    private static final Predicate<NoticeId> ANSWERS = notice -> true;
    private static final Predicate<NoticeId> ASKS_SOMETHING_ELSE = notice -> false;

    @ParameterizedTest
    @CsvSource({
        // accept, reject, save, save nothing, withdraw, object, imported
        "a, holds",
        "r, holds",
        "w, holds",
        "aa, superseded holds",
        "ar, superseded holds",
        "aw, withdrawn holds",
        "sw, withdrawn holds",
        "rw, superseded holds",
        "nw, superseded holds",
        "ww, superseded holds",
        "ao, refused_in_part holds",
        "oa, superseded holds",
        "ro, holds holds",
        "no, holds holds",
        "wo, holds holds",
        "aoa, superseded superseded holds",
        "aow, withdrawn superseded holds",
        "o, holds",
        "i, holds",
        "io, refused_in_part holds",
        "oi, holds refused_in_part",
        "ii, superseded holds",
        "ia, superseded holds",
        "iw, withdrawn holds",
        "ai, holds superseded",
        "aia, superseded superseded holds",
    })
    void aChoiceHoldsUntilAnotherTakesItsPlace(String choices, String states) {
        assertThat(states(Fates.of(acts(choices), Surroundings.NONE, now(choices), ANSWERS)))
                .isEqualTo(states);
    }

    @ParameterizedTest
    @CsvSource({"a, 99, holds", "a, 100, expired", "w, 100, expired", "i, 100, expired", "o, 100, holds"})
    void aChoiceExpiresWhenItsTimeIsOver(String choices, int days, String states) {
        var fates = Fates.of(acts(choices), Surroundings.NONE, START.plus(Duration.ofDays(days)), ANSWERS);

        assertThat(states(fates)).isEqualTo(states);
    }

    @ParameterizedTest
    @CsvSource({"99, superseded", "100, expired"})
    void anAnswerThatCameAfterTheExpiryEndedNothing(int days, String state) {
        var second = act('a', days);

        var fates = Fates.of(List.of(act('a', 0), second), Surroundings.NONE, second.recordedAt(), ANSWERS);

        assertThat(states(fates)).isEqualTo(state + " holds");
    }

    @ParameterizedTest
    @CsvSource({
        "a, asked_again",
        "s, asked_again",
        "i, asked_again",
        "ao, asked_again holds",
        "r, holds",
        "n, holds",
        "w, holds",
        "o, holds",
        "aa, superseded asked_again",
        "ar, superseded holds",
        "aw, withdrawn holds"
    })
    void aYesThatStandsIsAskedAgainWhenTheSiteAsksSomethingElse(String choices, String states) {
        assertThat(states(Fates.of(acts(choices), Surroundings.NONE, now(choices), ASKS_SOMETHING_ELSE)))
                .isEqualTo(states);
    }

    @Test
    void aYesWhoseTimeIsOverIsNotAskedAgain() {
        var fates = Fates.of(acts("a"), Surroundings.NONE, START.plus(LIFETIME), ASKS_SOMETHING_ELSE);

        assertThat(states(fates)).isEqualTo("expired");
    }

    @ParameterizedTest
    @CsvSource({"aw, 0, 1", "aa, 0, 1", "ao, 0, 1", "aoo, 0, 1", "oi, 1, 0", "ii, 0, 1", "iooa, 0, 3"})
    void itNamesTheChoiceThatDidIt(String choices, int choice, int by) {
        var acts = acts(choices);

        var fates = Fates.of(acts, Surroundings.NONE, now(choices), ANSWERS);

        assertThat(fates.get(choice).by()).isEqualTo(acts.get(by).id());
    }

    @Test
    void itSaysUntilWhenAChoiceHeld() {
        var fates = Fates.of(acts("aw"), Surroundings.NONE, now("aw"), ANSWERS);

        assertThat(fates.get(0).until()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(fates.get(1).until()).isNull();
    }

    /** A page knows nothing but its surroundings of the rest, and must say the same as if it were whole. */
    @Test
    void aPageSaysTheSameAsTheWholeForEverySequenceOfFiveChoices() {
        for (var choices : sequences("arswoi", 5)) {
            var acts = acts(choices);
            var whole = Fates.of(acts, Surroundings.NONE, now(choices), ANSWERS);
            for (int from = 0; from < acts.size(); from++) {
                for (int to = from + 1; to <= acts.size(); to++) {
                    assertThat(Fates.of(acts.subList(from, to), around(acts, from, to), now(choices), ANSWERS))
                            .as("%s from %d to %d", choices, from, to)
                            .isEqualTo(whole.subList(from, to));
                }
            }
        }
    }

    /** As {@link SurroundingsQuery} reads it. */
    private static Surroundings around(List<Act> acts, int from, int to) {
        var before = acts.subList(0, from);
        var after = new ArrayList<Act>();
        Act next = null;
        for (var act : acts.subList(to, acts.size())) {
            if (act.settles()) {
                next = act;
                break;
            }
            after.add(act);
        }
        return new Surroundings(
                next == null ? null : next.mark(),
                first(after, Act::isPartial),
                first(after, Act::imported),
                before.stream().anyMatch(Act::settles),
                first(before, Act::isPartial));
    }

    private static Mark first(List<Act> acts, Predicate<Act> which) {
        return acts.stream().filter(which).findFirst().map(Act::mark).orElse(null);
    }

    private static List<String> sequences(String letters, int length) {
        var sequences = List.of("");
        for (int i = 0; i < length; i++) {
            sequences = sequences.stream()
                    .flatMap(start -> letters.chars().mapToObj(letter -> start + (char) letter))
                    .toList();
        }
        return sequences;
    }

    private static List<Act> acts(String choices) {
        var acts = new ArrayList<Act>();
        for (int i = 0; i < choices.length(); i++) {
            acts.add(act(choices.charAt(i), i));
        }
        return acts;
    }

    private static Act act(char letter, int day) {
        var action =
                switch (letter) {
                    case 'a' -> Action.ACCEPT_ALL;
                    case 'r' -> Action.REJECT_ALL;
                    case 's', 'i', 'n' -> Action.SAVE;
                    case 'w' -> Action.WITHDRAW;
                    case 'o' -> Action.OBJECT;
                    default -> throw new AssertionError(letter);
                };
        var at = START.plus(Duration.ofDays(day));
        boolean grants = "asi".indexOf(letter) >= 0;
        return new Act(new UUID(0, day), NOTICE, action, grants, at, at.plus(LIFETIME), letter == 'i');
    }

    private static Instant now(String choices) {
        return START.plus(Duration.ofDays(choices.length()));
    }

    private static String states(List<Fate> fates) {
        return fates.stream().map(fate -> fate.state().wireName()).collect(Collectors.joining(" "));
    }
}
