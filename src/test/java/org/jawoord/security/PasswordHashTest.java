package org.jawoord.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void rightPasswordMatchesWhatWasStored() {
        String stored = PasswordHash.of("correct horse").stored();

        assertThat(PasswordHash.parse(stored).matches("correct horse")).isTrue();
    }

    @Test
    void characterPast72Counts() {
        String start = "x1".repeat(40);

        assertThat(PasswordHash.of(start + "a").matches(start + "b")).isFalse();
    }

    @Test
    void composedAndDecomposedLettersAreOnePassword() {
        assertThat(PasswordHash.of("caf\u00e9 noir").matches("cafe\u0301 noir")).isTrue();
    }

    @Test
    void parametersAreStored() {
        assertThat(PasswordHash.of("correct horse").stored()).startsWith("pbkdf2-sha512$600000$");
    }

    @Test
    void weakerParametersStillMatchAndAreOutdated() {
        // PBKDF2-HMAC-SHA512 of "password" with salt "salt", 1 round: a vector that many implementations share
        PasswordHash weak = PasswordHash.parse("pbkdf2-sha512$1$c2FsdA$hn9wzxreAs/zdSWZo6U9xK80x6ZpgVrl1RNVThyM8lI");

        assertThat(weak.matches("password")).isTrue();
        assertThat(weak.isOutdated()).isTrue();
    }

    @Test
    void nobodysHashMatchesNothing() {
        assertThat(PasswordHash.ofNobody().matches("")).isFalse();
    }

    @Test
    void otherTextIsNoHash() {
        assertThatThrownBy(() -> PasswordHash.parse("plain")).isInstanceOf(IllegalArgumentException.class);
    }
}
