package org.jawoord.proof;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jawoord.shared.Sha256;

/** A public key of Ed25519 (RFC 8032). Equal to every other with the same 32 bytes. */
public final class VerifyingKey {

    private final EdECPublicKey key;
    private final byte[] raw;
    private final String kid;

    private VerifyingKey(EdECPublicKey key, byte[] raw) {
        this.key = key;
        this.raw = raw;
        this.kid = Sha256.base64url(
                "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + CanonicalBase64.encodeUrl(raw) + "\"}");
    }

    /** The key with these 32 bytes (RFC 8032 section 5.1.5); refused when they are no point, or one that proves nothing. */
    public static VerifyingKey ofRaw(byte[] raw) throws InvalidProof {
        if (raw.length != Ed25519.KEY_BYTES) {
            throw new InvalidProof("A public key of Ed25519 has 32 bytes.");
        }
        if (WeakPoints.has(raw)) {
            throw new InvalidProof(
                    "The public key is one with which anybody can sign, or isn't written in its one way.");
        }
        try {
            var key = Ed25519.publicKey(raw);
            verifier(key); // finds out whether it is a point of the curve
            return new VerifyingKey(key, raw.clone());
        } catch (GeneralSecurityException e) {
            throw new InvalidProof("The public key isn't one of Ed25519.");
        }
    }

    static VerifyingKey of(EdECPublicKey own) {
        return new VerifyingKey(own, Ed25519.raw(own));
    }

    /** Whether a JWK is of our kind: Ed25519. */
    static boolean isOurs(Map<String, ?> jwk) {
        return "OKP".equals(jwk.get("kty")) && "Ed25519".equals(jwk.get("crv"));
    }

    /** The key of a JWK of our kind, as {@link #jwk} writes it; further members are ignored. */
    static VerifyingKey ofJwk(Map<String, ?> jwk) throws InvalidProof {
        if (!"sig".equals(jwk.get("use")) || !"EdDSA".equals(jwk.get("alg"))) {
            throw new InvalidProof("The key isn't for signatures with EdDSA.");
        }
        if (!(jwk.get("x") instanceof String x)) {
            throw new InvalidProof("The key has no x.");
        }
        var key = ofRaw(CanonicalBase64.decodeUrl("The x of the key", x));
        if (!key.kid.equals(jwk.get("kid"))) { // a name of one's own choice could be that of another key
            throw new InvalidProof("The kid of the key isn't its thumbprint.");
        }
        return key;
    }

    /** Whether this key signed the message; {@code false} too for what can't be a signature. */
    public boolean verify(byte[] message, byte[] signature) {
        if (signature.length != Ed25519.SIGNATURE_BYTES) {
            return false; // the JDK takes further zeros at the end: a second signature for whoever compares them
        }
        try {
            var verifier = verifier(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // the JDK throws on a scalar that is too large (RFC 8032 section 5.1.7)
        }
    }

    /** The 32 bytes of the key. */
    public byte[] raw() {
        return raw.clone();
    }

    /** Names the key: its JWK thumbprint (RFC 7638) with SHA-256, 43 characters of base64url. */
    public String kid() {
        return kid;
    }

    /** The key as members of a JWK (RFC 8037 section 2), in the order in which they are written. */
    public Map<String, Object> jwk() {
        var jwk = new LinkedHashMap<String, Object>();
        jwk.put("kty", "OKP");
        jwk.put("crv", "Ed25519");
        jwk.put("kid", kid);
        jwk.put("use", "sig");
        jwk.put("alg", "EdDSA");
        jwk.put("x", CanonicalBase64.encodeUrl(raw));
        return jwk;
    }

    EdECPublicKey jdk() {
        return key;
    }

    private static Signature verifier(EdECPublicKey key) throws GeneralSecurityException, InvalidKeyException {
        var verifier = Signature.getInstance(Ed25519.ALGORITHM);
        verifier.initVerify(key);
        return verifier;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return kid;
    }
}
