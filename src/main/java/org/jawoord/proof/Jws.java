package org.jawoord.proof;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signatures as JWS (RFC 7515) with EdDSA over Ed25519 (RFC 8037), compact or with the payload detached (appendix F).
 * The header has exactly {@code alg}, {@code kid} and {@code typ}: what isn't there can't ask for another algorithm,
 * another key, an unencoded payload or an extension that we would have to know.
 */
public final class Jws {

    /** Length of a signature with its payload, in characters: a receipt has some thousands. */
    public static final int MAX_CHARACTERS = 1024 * 1024;

    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    private static final AlgorithmConstraints ONLY_EDDSA =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

    private static final int PARTS = 3;

    private Jws() {}

    /** Signs: header, payload and signature, each in base64url, joined by dots. */
    public static String sign(byte[] payload, String typ, SigningKey key) {
        try {
            return prepare(payload, typ, key).getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("jose4j can't sign", e);
        }
    }

    /** Signs a payload that is handed on by itself: header, nothing, signature. */
    public static String signDetached(byte[] payload, String typ, SigningKey key) {
        try {
            return prepare(payload, typ, key).getDetachedContentCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("jose4j can't sign", e);
        }
    }

    /**
     * The payload, if a key of the set signed it as {@code typ}.
     *
     * @param typ what kind of thing it must be, letter for letter: a receipt can't pass for something else
     */
    public static byte[] verify(String jws, String typ, KeySet keys) throws InvalidProof {
        var parts = parts(jws);
        if (parts[1].isEmpty()) {
            throw new InvalidProof("The signature has no payload.");
        }
        return verify(parts, typ, keys);
    }

    /** The payload, if a key of the set signed it as {@code typ} in this detached signature. */
    public static byte[] verifyDetached(String jws, byte[] payload, String typ, KeySet keys) throws InvalidProof {
        var parts = parts(jws);
        if (!parts[1].isEmpty()) {
            throw new InvalidProof("The signature has a payload of its own.");
        }
        parts[1] = CanonicalBase64.encodeUrl(payload);
        return verify(parts, typ, keys);
    }

    private static JsonWebSignature prepare(byte[] payload, String typ, SigningKey key) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(ONLY_EDDSA);
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        jws.setKeyIdHeaderValue(key.kid());
        jws.setHeader("typ", typ);
        jws.setPayloadBytes(payload);
        jws.setKey(key.jdk());
        return jws;
    }

    private static String[] parts(String jws) throws InvalidProof {
        if (jws.length() > MAX_CHARACTERS) {
            throw new InvalidProof("A signature has at most " + MAX_CHARACTERS + " characters.");
        }
        var parts = jws.split("\\.", -1);
        if (parts.length != PARTS) {
            throw new InvalidProof("A signature has three parts with dots between them.");
        }
        return parts;
    }

    private static byte[] verify(String[] parts, String typ, KeySet keys) throws InvalidProof {
        var key = keyFor(parts[0], typ, keys);
        var payload = CanonicalBase64.decodeUrl("The payload", parts[1]);
        // jose4j passes over strange characters, the JDK over further zeros
        if (CanonicalBase64.decodeUrl("The signature", parts[2]).length != Ed25519.SIGNATURE_BYTES) {
            throw new InvalidProof("The signature isn't one of Ed25519.");
        }
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(ONLY_EDDSA);
        jws.setKey(key.jdk()); // ours, whatever the header says
        try {
            jws.setCompactSerialization(String.join(".", parts));
            if (jws.verifySignature()) {
                return payload;
            }
        } catch (JoseException e) {
            throw new InvalidProof("The signature isn't one of Ed25519.");
        }
        throw new InvalidProof("The signature doesn't fit what it should sign.");
    }

    private static VerifyingKey keyFor(String encodedHeader, String typ, KeySet keys) throws InvalidProof {
        var header = header(encodedHeader);
        if (!AlgorithmIdentifiers.EDDSA.equals(header.get("alg"))) {
            throw new InvalidProof("The signature isn't made with EdDSA.");
        }
        if (!typ.equals(header.get("typ"))) {
            throw new InvalidProof("The signature isn't for " + typ + ".");
        }
        if (!(header.get("kid") instanceof String kid)) {
            throw new InvalidProof("The signature doesn't name its key.");
        }
        if (!HEADER.containsAll(header.keySet())) {
            throw new InvalidProof("The signature's header has more than alg, kid and typ.");
        }
        return keys.find(kid).orElseThrow(() -> new InvalidProof("The signature is by a key that we don't know."));
    }

    private static Map<String, Object> header(String encoded) throws InvalidProof {
        var bytes = CanonicalBase64.decodeUrl("The signature's header", encoded);
        return Json.object("The signature's header", new String(bytes, StandardCharsets.UTF_8));
    }
}
