package org.jawoord.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** The key as another server of the same database finds it. */
class WrappingTest {

    private static final byte[] SEED =
            "0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @Test
    void whoKnowsThePasswordGetsTheKeyBack() throws GeneralSecurityException {
        assertThat(Wrapping.unwrap(Wrapping.wrap(SEED, "secret"), "secret")).isEqualTo(SEED);
    }

    @Test
    void anotherPasswordOpensNothing() throws GeneralSecurityException {
        var wrapped = Wrapping.wrap(SEED, "secret");

        assertThatThrownBy(() -> Wrapping.unwrap(wrapped, "Secret")).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void theSameKeyIsNeverWrappedAlike() throws GeneralSecurityException {
        assertThat(Wrapping.wrap(SEED, "secret")).isNotEqualTo(Wrapping.wrap(SEED, "secret"));
    }
}
