package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceCookiesTest {

    private static final FirstParty.CookieScope HERE = new FirstParty.CookieScope(Optional.empty(), false);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ATTRIBUTES = "; Path=/; Max-Age=60; SameSite=Lax";
    private static final String SESSION = "jawoord=AAAAAAAAAAEAAAAAAAAAAg" + ATTRIBUTES;

    @Test
    void theSessionIsSetForAsLongAsTheChoiceHolds() {
        assertThat(cookies(List.of())).containsExactly(SESSION);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999, -1, -60_000})
    void whatHoldsNoLongerSetsNothing(long milliseconds) {
        assertThat(ChoiceCookies.of(HERE, List.of(), new SessionId(1, 2), NOW, NOW.plusMillis(milliseconds)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jawoord_choice=%7B%22v%22%3A1%7D",
                "a=b; jawoord_choice=%7B%22v%22%3A1%7D; c=d",
                "a=b;jawoord_choice=%7B%22v%22%3A1%7D;c=d",
                " jawoord_choice = %7B%22v%22%3A1%7D "
            })
    void theCopyIsStampedAgainUnchanged(String header) {
        assertThat(cookies(List.of(header))).containsExactly(SESSION, "jawoord_choice=%7B%22v%22%3A1%7D" + ATTRIBUTES);
    }

    @Test
    void theCopyIsFoundInAnyOfSeveralHeaders() {
        assertThat(cookies(List.of("a=b", "jawoord_choice=x")))
                .containsExactly(SESSION, "jawoord_choice=x" + ATTRIBUTES);
    }

    @Test
    void allCharactersOfACopyAreTaken() {
        var value = "AZaz09_.~%!*'()-";

        assertThat(cookies(List.of("jawoord_choice=" + value))).contains("jawoord_choice=" + value + ATTRIBUTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jawoord_choice=",
                "jawoord_choice",
                "jawoord_choice=a b",
                "jawoord_choice=\"x\"",
                "jawoord_choice={\"v\":1}",
                "jawoord_choice=a,b",
                "jawoord_choice=a=b",
                "jawoord_choice=é",
                "jawoord_choice=a\r\nSet-Cookie: b",
                "jawoord_choices=x",
                "xjawoord_choice=x",
                "JAWOORD_CHOICE=x",
                "x=jawoord_choice=x"
            })
    void whatIsNoCopyIsIgnored(String header) {
        assertThat(cookies(List.of(header))).containsExactly(SESSION);
    }

    @Test
    void aCopyOfTheLargestSizeIsStamped() {
        assertThat(cookies(List.of("jawoord_choice=" + "x".repeat(3_000)))).hasSize(2);
    }

    @Test
    void aLargerOneIsNot() {
        assertThat(cookies(List.of("jawoord_choice=" + "x".repeat(3_001)))).containsExactly(SESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jawoord_choice=x; jawoord_choice=y",
                "jawoord_choice=x; jawoord_choice=x",
                "jawoord_choice=x; jawoord_choice=a b"
            })
    void ofSeveralCopiesNoneIsStamped(String header) {
        assertThat(cookies(List.of(header))).containsExactly(SESSION);
    }

    @Test
    void copiesInSeveralHeadersAreSeveral() {
        assertThat(cookies(List.of("jawoord_choice=x", "jawoord_choice=y"))).containsExactly(SESSION);
    }

    private static List<String> cookies(List<String> sent) {
        return ChoiceCookies.of(HERE, sent, new SessionId(1, 2), NOW, NOW.plusSeconds(60));
    }
}
