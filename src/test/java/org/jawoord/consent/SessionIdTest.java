package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {

    @RepeatedTest(20)
    void whatIsWrittenIsReadBack() {
        var bytes = new byte[SessionId.BYTES];
        new SecureRandom().nextBytes(bytes);
        var id = SessionId.of(bytes);

        assertThat(SessionId.parse(id.toString())).contains(id);
        assertThat(id.bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Zk3bq8Jm0xq3o2o2h1m9Y",
                "Zk3bq8Jm0xq3o2o2h1m9Yww",
                "Zk3bq8Jm0xq3o2o2h1m9Y=",
                "Zk3bq8Jm0xq3o2o2h1m9Y+",
                "Zk3bq8Jm0xq3o2o2h1m9Y/",
                "Zk3bq8Jm0xq3o2o2h1m9Y\u00e9"
            })
    void anythingButSixteenBytesInBase64urlIsRefused(String text) {
        assertThat(SessionId.parse(text)).isEmpty();
    }

    @Test
    void aSecondSpellingOfTheSameBytesIsRefused() {
        var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[SessionId.BYTES]);
        var other = canonical.substring(0, 21) + "B";

        assertThat(SessionId.parse(canonical)).isPresent();
        assertThat(SessionId.parse(other)).isEmpty();
    }

    @Test
    void theSessionIsTheFirstHalfOfTheHashOfTheSecretsCharacters() {
        // SHA-256("AAAAAAAAAAAAAAAAAAAAAA") by sha256sum, first 16 bytes in base64url.
        assertThat(SessionId.ofSecret("AAAAAAAAAAAAAAAAAAAAAA"))
                .hasValueSatisfying(id -> assertThat(id).hasToString("ilvbTMFRZBJsbvJmjendJA"));
    }
}
