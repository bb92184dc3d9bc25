package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyingKeyTest {

    /** The points of order 1, 2, 4 and 8 on edwards25519, some with the sign of x set, and two unreduced y. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void aKeyWithWhichAnybodyCanSignIsRefused(String raw) {
        assertThatThrownBy(() -> VerifyingKey.ofRaw(Hex.bytes(raw)))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("anybody can sign");
    }

    @Test
    void bytesThatAreNoPointOfTheCurveAreRefused() {
        var noPoint = new byte[32];
        noPoint[0] = 2; // y = 2 has no x

        assertThatThrownBy(() -> VerifyingKey.ofRaw(noPoint))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("isn't one of Ed25519");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void aKeyHasThirtyTwoBytes(int length) {
        assertThatThrownBy(() -> VerifyingKey.ofRaw(new byte[length]))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("32 bytes");
    }

    @Test
    void keysWithTheSameBytesAreEqual() throws InvalidProof {
        var key = SigningKey.generate(new SecureRandom()).verifyingKey();

        assertThat(VerifyingKey.ofRaw(key.raw())).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(key).isNotEqualTo(Keys.numbered(1).verifyingKey());
    }

    @Test
    void whoeverChangesTheBytesGivenOutDoesNotChangeTheKey() throws InvalidProof {
        var given = Keys.numbered(1).verifyingKey().raw();
        var key = VerifyingKey.ofRaw(given);
        given[0]++;
        key.raw()[0]++;

        assertThat(key.raw()).isEqualTo(Keys.numbered(1).verifyingKey().raw());
    }
}
