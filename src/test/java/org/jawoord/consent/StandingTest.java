package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jawoord.notice.NoticeId;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void withoutChoicesNothingIsGranted() {
        assertThat(Standing.NONE.grantsCategory("marketing")).isFalse();
        assertThat(Standing.NONE.grantsService("meta-pixel", "marketing")).isFalse();
    }

    @Test
    void acceptingAllGrantsEveryCategoryAndService() {
        var standing = Standing.of(List.of(choice(1, Action.ACCEPT_ALL, Map.of(), Map.of())));

        assertThat(standing.grantsCategory("marketing")).isTrue();
        assertThat(standing.grantsService("meta-pixel", "marketing")).isTrue();
    }

    @Test
    void aServiceFollowsItsCategoryUnlessItWasAnsweredItself() {
        var standing =
                Standing.of(List.of(choice(1, Action.SAVE, Map.of("marketing", true), Map.of("meta-pixel", false))));

        assertThat(standing.grantsService("linkedin", "marketing")).isTrue();
        assertThat(standing.grantsService("meta-pixel", "marketing")).isFalse();
    }

    @Test
    void oneServiceMayBeGrantedWhileItsCategoryIsRefused() {
        var standing =
                Standing.of(List.of(choice(1, Action.SAVE, Map.of("marketing", false), Map.of("meta-pixel", true))));

        assertThat(standing.grantsCategory("marketing")).isFalse();
        assertThat(standing.grantsService("meta-pixel", "marketing")).isTrue();
        assertThat(standing.grantsService("linkedin", "marketing")).isFalse();
    }

    @Test
    void whatASaveDoesNotNameIsRefused() {
        var standing = Standing.of(List.of(choice(1, Action.SAVE, Map.of("analytics", true), Map.of())));

        assertThat(standing.grantsCategory("marketing")).isFalse();
    }

    @Test
    void aSignalTakesAwayWhatItNamesAndLeavesTheRest() {
        var standing = Standing.of(List.of(
                choice(2, Action.SIGNAL, Map.of("marketing", false), Map.of()),
                choice(1, Action.ACCEPT_ALL, Map.of(), Map.of())));

        assertThat(standing.grantsCategory("marketing")).isFalse();
        assertThat(standing.grantsService("meta-pixel", "marketing")).isFalse();
        assertThat(standing.grantsCategory("analytics")).isTrue();
        assertThat(standing.seq()).isEqualTo(2);
    }

    @Test
    void aWholeAnswerAfterASignalCountsAgain() {
        var standing = Standing.of(List.of(
                choice(3, Action.ACCEPT_ALL, Map.of(), Map.of()),
                choice(2, Action.SIGNAL, Map.of("marketing", false), Map.of())));

        assertThat(standing.grantsCategory("marketing")).isTrue();
    }

    @Test
    void aSignalAloneIsNoAnswerToTheNotice() {
        var standing = Standing.of(List.of(choice(1, Action.SIGNAL, Map.of("marketing", false), Map.of())));

        assertThat(standing.action()).isNull();
        assertThat(standing.grantsCategory("analytics")).isFalse();
    }

    @Test
    void withdrawingTakesEverythingBack() {
        var standing = Standing.of(List.of(
                choice(2, Action.WITHDRAW, Map.of(), Map.of()), choice(1, Action.ACCEPT_ALL, Map.of(), Map.of())));

        assertThat(standing.grantsCategory("analytics")).isFalse();
    }

    private static StoredChoice choice(
            long seq, Action action, Map<String, Boolean> categories, Map<String, Boolean> services) {
        return new StoredChoice(
                seq,
                NoticeId.parse("0".repeat(64)).orElseThrow(),
                action,
                categories,
                services,
                THEN,
                THEN.plusSeconds(60),
                false,
                false);
    }
}
