package org.jawoord.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwsTest {

    private static final String TYP = "receipt+jws";
    private static final byte[] PAYLOAD = "{\"said\":\"yes\"}".getBytes(StandardCharsets.UTF_8);
    private static final SigningKey KEY = Keys.numbered(1);
    private static final KeySet KEYS = KeySet.of(List.of(Keys.numbered(2).verifyingKey(), KEY.verifyingKey()));

    @Test
    void whatWasSignedComesBack() throws InvalidProof {
        assertThat(Jws.verify(Jws.sign(PAYLOAD, TYP, KEY), TYP, KEYS)).isEqualTo(PAYLOAD);
    }

    @Test
    void whatWasSignedByItselfComesBack() throws InvalidProof {
        var jws = Jws.signDetached(PAYLOAD, TYP, KEY);

        assertThat(jws).contains("..");
        assertThat(Jws.verifyDetached(jws, PAYLOAD, TYP, KEYS)).isEqualTo(PAYLOAD);
    }

    @Test
    void theHeaderSaysAlgorithmKeyAndKind() {
        var header = Jws.sign(PAYLOAD, TYP, KEY).split("\\.")[0];

        assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"" + KEY.kid() + "\",\"typ\":\"receipt+jws\"}");
    }

    @Test
    void anotherPayloadIsRefused() {
        var jws = Jws.signDetached(PAYLOAD, TYP, KEY);

        refused(() -> Jws.verifyDetached(jws, "no".getBytes(StandardCharsets.UTF_8), TYP, KEYS), "doesn't fit");
    }

    @Test
    void aKeyThatTheSetDoesNotHaveIsRefused() {
        refused(() -> Jws.verify(Jws.sign(PAYLOAD, TYP, Keys.numbered(3)), TYP, KEYS), "don't know");
    }

    @Test
    void aReceiptIsNotTakenForSomethingElse() {
        refused(() -> Jws.verify(Jws.sign(PAYLOAD, TYP, KEY), "RECEIPT+JWS", KEYS), "isn't for RECEIPT+JWS");
    }

    @Test
    void aSignatureOfAnotherKeyUnderAKnownKidIsRefused() {
        var header = header("{\"alg\":\"EdDSA\",\"kid\":\"" + KEY.kid() + "\",\"typ\":\"" + TYP + "\"}");

        refused(() -> Jws.verify(signed(header, Keys.numbered(2)), TYP, KEYS), "doesn't fit");
    }

    /** Each is rightly signed by a known key, so only the header can be what is refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"KID\",\"typ\":\"receipt+jws\"}",
                "{\"alg\":\"HS256\",\"kid\":\"KID\",\"typ\":\"receipt+jws\"}",
                "{\"alg\":\"eddsa\",\"kid\":\"KID\",\"typ\":\"receipt+jws\"}",
                "{\"alg\":[\"EdDSA\"],\"kid\":\"KID\",\"typ\":\"receipt+jws\"}",
                "{\"kid\":\"KID\",\"typ\":\"receipt+jws\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"receipt+jws\"}",
                "{\"alg\":\"EdDSA\",\"kid\":7,\"typ\":\"receipt+jws\"}",
                "{\"alg\":\"EdDSA\",\"kid\":null,\"typ\":\"receipt+jws\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"\",\"typ\":\"receipt+jws\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":null}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"JWT\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"receipt+jws\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"receipt+jws\",\"crit\":[\"b64\"],\"b64\":true}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"receipt+jws\",\"b64\":true}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"receipt+jws\",\"jku\":\"https://keys.example/\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"receipt+jws\",\"jwk\":{}}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"receipt+jws\",\"typ\":\"receipt+jws\"}",
                "[\"EdDSA\"]",
                "null",
                "\"EdDSA\"",
                "{\"alg\":\"EdDSA\"",
                ""
            })
    void aHeaderThatIsNotOursIsRefused(String header) {
        var jws = signed(header(header.replace("KID", KEY.kid())), KEY);

        assertThatThrownBy(() -> Jws.verify(jws, TYP, KEYS))
                .isInstanceOf(InvalidProof.class)
                .message()
                .doesNotContain("doesn't fit");
    }

    @Test
    void aHeaderThatIsOursIsTakenInAnyOrder() throws InvalidProof {
        var jws = signed(header("{ \"typ\":\"" + TYP + "\", \"kid\":\"" + KEY.kid() + "\",\"alg\":\"EdDSA\" }"), KEY);

        assertThat(Jws.verify(jws, TYP, KEYS)).isEqualTo(PAYLOAD);
    }

    @Test
    void aPayloadIsEitherInsideOrBesideTheSignature() {
        refused(() -> Jws.verify(Jws.signDetached(PAYLOAD, TYP, KEY), TYP, KEYS), "no payload");
        refused(() -> Jws.verifyDetached(Jws.sign(PAYLOAD, TYP, KEY), PAYLOAD, TYP, KEYS), "payload of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "$", "\n", " ", "A", ".", "..", "\u00e9"})
    void nothingMayBeAdded(String more) {
        var jws = Jws.sign(PAYLOAD, TYP, KEY);

        assertThatThrownBy(() -> Jws.verify(jws + more, TYP, KEYS)).isInstanceOf(InvalidProof.class);
        assertThatThrownBy(() -> Jws.verify(more + jws, TYP, KEYS)).isInstanceOf(InvalidProof.class);
        assertThatThrownBy(() -> Jws.verify(jws.replace(".", more + "."), TYP, KEYS))
                .isInstanceOf(InvalidProof.class);
    }

    @Test
    void theLengthHasABound() throws InvalidProof {
        var empty = Jws.sign(new byte[] {1, 2, 3}, TYP, KEY).length() - 4;
        var largest = new byte[(Jws.MAX_CHARACTERS - empty) / 4 * 3];

        assertThat(Jws.verify(Jws.sign(largest, TYP, KEY), TYP, KEYS)).isEqualTo(largest);
        refused(() -> Jws.verify(Jws.sign(new byte[largest.length + 3], TYP, KEY), TYP, KEYS), "at most");
    }

    /** RFC 8037 appendix A.1 and A.4: its header names no key, so the signature is checked below the header's rules. */
    @Test
    void theSignatureOfRfc8037IsMade() throws InvalidProof {
        var key = SigningKey.ofSeed(Base64.getUrlDecoder().decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"));
        var input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(StandardCharsets.US_ASCII);

        assertThat(CanonicalBase64.encodeUrl(key.sign(input)))
                .isEqualTo("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    }

    /** RFC 8037 appendix A.3. */
    @Test
    void theThumbprintIsTheOneOfRfc8037() {
        var key = SigningKey.ofSeed(Base64.getUrlDecoder().decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"));

        assertThat(key.kid()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    private static String header(String json) {
        return CanonicalBase64.encodeUrl(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String header, SigningKey key) {
        var input = header + "." + CanonicalBase64.encodeUrl(PAYLOAD);
        return input + "." + CanonicalBase64.encodeUrl(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void refused(ThrowingCallable act, String why) {
        assertThatThrownBy(act).isInstanceOf(InvalidProof.class).hasMessageContaining(why);
    }
}
