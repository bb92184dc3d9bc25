package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    /** RFC 8037 appendix A.2, with the members that we write and the thumbprint of A.3. */
    private static final String RFC8037 = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
            + "\"kid\":\"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\",\"use\":\"sig\",\"alg\":\"EdDSA\","
            + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

    @Test
    void thePublishedKeyIsReadAndWrittenAgain() throws InvalidProof {
        var set = KeySet.parse("{\"keys\":[" + RFC8037 + "]}");

        assertThat(set.json()).isEqualTo("{\"keys\":[" + RFC8037 + "]}");
        assertThat(set.find("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")).isPresent();
    }

    @Test
    void keysStayInTheirOrderAndAreFoundByKid() throws InvalidProof {
        var keys = IntStream.of(3, 1, 2)
                .mapToObj(i -> Keys.numbered(i).verifyingKey())
                .toList();

        var set = KeySet.parse(KeySet.of(keys).json());

        assertThat(set.keys()).isEqualTo(keys);
        assertThat(set.find(keys.get(1).kid())).contains(keys.get(1));
        assertThat(set.find("else")).isEmpty();
    }

    @Test
    void aSetMayBeEmpty() throws InvalidProof {
        assertThat(KeySet.parse(KeySet.of(List.of()).json()).keys()).isEmpty();
    }

    @Test
    void keysOfOtherKindsArePassedOver() throws InvalidProof {
        var set = KeySet.parse(
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"},{\"kty\":\"OKP\",\"crv\":\"X25519\"},"
                        + "{},{\"kty\":7}," + RFC8037 + "],\"more\":1}");

        assertThat(set.keys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"keys\":null}",
                "{\"keys\":{}}",
                "{\"keys\":\"\"}",
                "{\"keys\":[null]}",
                "{\"keys\":[[]]}",
                "{\"keys\":[\"KEY\"]}",
                "{\"keys\":[KEY,KEY]}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[KEY]",
                "{\"keys\":[KEY]}x",
                "{\"keys\":[{\"kty\":\"RSA\",\"d\":\"AQAB\"}]}"
            })
    void whatIsNoKeySetIsRefused(String json) {
        assertThatThrownBy(() -> KeySet.parse(json.replace("KEY", RFC8037))).isInstanceOf(InvalidProof.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"use\":\"sig\"|\"use\":\"enc\"",
                "\"use\":\"sig\",|",
                "\"alg\":\"EdDSA\"|\"alg\":\"ES256\"",
                "\"alg\":\"EdDSA\",|",
                "kPrK_|kPrL_",
                "11qYAY|11qYAZ",
                "cHURo|cHURp",
                "cHURo|cHURo=",
                "cHURo|cHU",
                "\"x\":\"|\"x\":7,\"y\":\"",
                "\"kid\":\"|\"kid2\":\"",
                "{\"kty\"|{\"d\":\"AQAB\",\"kty\"",
                "{\"kty\"|{\"d\":null,\"kty\"",
                "{\"kty\"|{\"x\":\"AQAB\",\"kty\""
            })
    void aKeyOfOursWithAFaultIsRefused(String change) {
        int bar = change.indexOf('|');
        var key = RFC8037.replace(change.substring(0, bar), change.substring(bar + 1));

        assertThat(key).isNotEqualTo(RFC8037);
        assertThatThrownBy(() -> KeySet.parse("{\"keys\":[" + key + "]}")).isInstanceOf(InvalidProof.class);
    }

    @Test
    void aSetHasAtMostAThousandKeys() throws InvalidProof {
        var others = "{\"kty\":\"RSA\"},".repeat(999);

        assertThat(KeySet.parse("{\"keys\":[" + others + RFC8037 + "]}").keys()).hasSize(1);
        assertThatThrownBy(() -> KeySet.parse("{\"keys\":[" + others + "{}," + RFC8037 + "]}"))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("1000 keys");
    }

    @Test
    void aSetHasAtMostHalfAMegabyte() throws InvalidProof {
        var set = "{\"keys\":[" + RFC8037 + "]}";
        var padded = set + " ".repeat(KeySet.MAX_CHARACTERS - set.length());

        assertThat(KeySet.parse(padded).keys()).hasSize(1);
        assertThatThrownBy(() -> KeySet.parse(padded + " "))
                .isInstanceOf(InvalidProof.class)
                .hasMessageContaining("characters");
    }

    @Test
    void deepNestingIsRefusedLikeAnyOtherNonsense() {
        var deep = "[".repeat(200_000);

        assertThatThrownBy(() -> KeySet.parse("{\"keys\":" + deep)).isInstanceOf(InvalidProof.class);
        assertThatThrownBy(() -> KeySet.parse("{\"a\":".repeat(50_000))).isInstanceOf(InvalidProof.class);
    }
}
