package org.jawoord.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY I1–I5. */
class StrictJsonTest {

    private final StrictJson json = new StrictJson(4, 4096);

    @Test
    void aDocumentWithinTheBoundsIsRead() {
        assertThat(json.read(utf8("{\"a\":{\"b\":{\"c\":[]}}}")).at("/a/b/c").isArray())
                .isTrue();
    }

    @Test
    void aPairOfSurrogatesIsOneCharacterAndFine() {
        assertThat(json.read(utf8("{\"a\":\"\\ud83d\\ude00\"}")).get("a").textValue())
                .isEqualTo("😀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"a\":1",
                "nonsense",
                "{'a':1}",
                "{\"a\":1}}",
                "{\"a\":1} {}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"\\ud800\":1}",
                "{\"a\":\"\t\"}",
                "\uFEFF{}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}"
            })
    void anythingElseIsRefusedAsMalformed(String body) {
        assertRefused(utf8(body));
    }

    @Test
    void depthIsRefusedBeforeItCostsAnything() {
        assertRefused(utf8("[".repeat(100_000)));
    }

    @Test
    void aHugeNumberIsRefused() {
        assertRefused(utf8("{\"a\":" + "9".repeat(10_000) + "}"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertRefused(new byte[] {'"', (byte) 0xff, '"'});
    }

    @Test
    void anOverlongSpellingIsRefused() {
        assertRefused(new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'});
    }

    @Test
    void theErrorNamesTheFieldThatHoldsTheText() {
        assertThatThrownBy(() -> json.read(utf8("{\"a\":{\"b\":\"\\u0000\"}}")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().field()).isEqualTo("a/b"));
    }

    private void assertRefused(byte[] body) {
        assertThatThrownBy(() -> json.read(body)).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().status())
                .isEqualTo(400));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
