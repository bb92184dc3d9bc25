package org.jawoord.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jawoord.security.PasswordRules.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @Test
    void sevenCharactersAreTooFew() {
        assertThat(PasswordRules.faultOf("xk2 mQ7", "admin")).contains(Fault.TOO_SHORT);
    }

    @Test
    void eightCharactersAreEnough() {
        assertThat(PasswordRules.faultOf("xk2 mQ7w", "admin")).isEmpty();
    }

    @Test
    void twoHundredCharactersAreTaken() {
        assertThat(PasswordRules.faultOf("ab".repeat(100), "admin")).isEmpty();
    }

    @Test
    void twoHundredAndOneAreTooMany() {
        assertThat(PasswordRules.faultOf("ab".repeat(100) + "c", "admin")).contains(Fault.TOO_LONG);
    }

    @Test
    void charactersOutsideTheBasicPlaneCountOnce() {
        assertThat(PasswordRules.faultOf("\uD83D\uDC34".repeat(7), "admin")).contains(Fault.TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PASSWORD", "12345678", "Welkom123", "Wachtwoord1", "aaaaaaaaaa", "iloveyou1"})
    void passwordsThatAreTriedFirstAreRefused(String password) {
        assertThat(PasswordRules.faultOf(password, "admin")).contains(Fault.COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin-2026", "Jawoord!2026"})
    void passwordsThatAreLittleMoreThanANameAreRefused(String password) {
        assertThat(PasswordRules.faultOf(password, "admin")).contains(Fault.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "paard batterij nietje", "пароль со словами"})
    void sentencesAreTaken(String password) {
        assertThat(PasswordRules.faultOf(password, "admin")).isEmpty();
    }
}
