package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    /** RFC 8410 section 10.3: its example of a private key. */
    private static final String PUBLISHED = "-----BEGIN PRIVATE KEY-----\n"
            + "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
            + "-----END PRIVATE KEY-----\n";

    @Test
    void aPublishedKeyIsWrittenAsItWasRead() throws InvalidProof {
        assertThat(SigningKey.ofPem(PUBLISHED).pem()).isEqualTo(PUBLISHED);
    }

    /** The public key of RFC 8410 section 10.1. */
    @Test
    void thePublicKeyOfThePublishedOneIsDerived() throws InvalidProof {
        assertThat(Hex.text(SigningKey.ofPem(PUBLISHED).verifyingKey().raw()))
                .isEqualTo("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
    }

    @Test
    void aFileWithOtherLineEndsIsTaken() throws InvalidProof {
        assertThat(SigningKey.ofPem("\r\n" + PUBLISHED.replace("\n", "\r\n") + "\n")
                        .pem())
                .isEqualTo(PUBLISHED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PUBLIC KEY-----\nMC4C\n-----END PUBLIC KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n=\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n",
                // X25519
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
                        + "-----END PRIVATE KEY-----\n",
                // Ed448's identifier over 32 bytes
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VxBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
                        + "-----END PRIVATE KEY-----\n"
            })
    void whatIsNoPrivateKeyIsRefused(String pem) {
        assertThatThrownBy(() -> SigningKey.ofPem(pem)).isInstanceOf(InvalidProof.class);
    }

    @Test
    void theFileHasABound() throws InvalidProof {
        int room = 4096 - PUBLISHED.length();

        assertThat(SigningKey.ofPem(PUBLISHED + "\n".repeat(room)).pem()).isEqualTo(PUBLISHED);
        assertThatThrownBy(() -> SigningKey.ofPem(PUBLISHED + "\n".repeat(room + 1)))
                .isInstanceOf(InvalidProof.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void aSeedHasThirtyTwoBytes(int length) {
        assertThatThrownBy(() -> SigningKey.ofSeed(new byte[length])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSeedGivesTheKeyBack() {
        var key = SigningKey.generate(new SecureRandom());

        assertThat(SigningKey.ofSeed(key.seed()).verifyingKey()).isEqualTo(key.verifyingKey());
    }

    @Test
    void chanceDecidesTheKey() {
        var chance = new SecureRandom();

        assertThat(SigningKey.generate(chance).seed())
                .isNotEqualTo(SigningKey.generate(chance).seed());
    }

    @Test
    void whoeverPrintsAKeyShowsNothingSecret() {
        var key = Keys.numbered(1);

        assertThat(key.toString()).isEqualTo("private key of " + key.kid());
    }

    @Test
    void onlyTheMessageThatWasSignedVerifies() {
        var key = Keys.numbered(1);
        var signature = key.sign("yes".getBytes(StandardCharsets.UTF_8));

        assertThat(key.verifyingKey().verify("yes".getBytes(StandardCharsets.UTF_8), signature))
                .isTrue();
        assertThat(key.verifyingKey().verify("no".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        assertThat(Keys.numbered(2).verifyingKey().verify("yes".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
    }
}
