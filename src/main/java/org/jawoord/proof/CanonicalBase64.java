package org.jawoord.proof;

import java.util.Base64;

/**
 * Base64 (RFC 4648) in its one spelling. The JDK's decoder takes missing padding and stray bits at the end: two texts
 * for one value, so that one of them could slip past whoever compares texts.
 */
final class CanonicalBase64 {

    private CanonicalBase64() {}

    /** With padding, as notes and proofs have it. */
    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** For addresses, without padding, as JWS and JWK have it. */
    static String encodeUrl(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes; {@code what} is the beginning of the sentence that refuses. */
    static byte[] decode(String what, String text) throws InvalidProof {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidProof(what + " isn't base64.");
        }
        return canonical(what, bytes, encode(bytes).equals(text));
    }

    /** As {@link #decode}, for the form in addresses. */
    static byte[] decodeUrl(String what, String text) throws InvalidProof {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidProof(what + " isn't base64url.");
        }
        return canonical(what, bytes, encodeUrl(bytes).equals(text));
    }

    /** A hash: 32 bytes of base64. */
    static byte[] hash(String what, String text) throws InvalidProof {
        var hash = decode(what, text);
        if (!MerkleHash.isHash(hash)) {
            throw new InvalidProof(what + " doesn't have 32 bytes.");
        }
        return hash;
    }

    private static byte[] canonical(String what, byte[] bytes, boolean canonical) throws InvalidProof {
        if (!canonical) {
            throw new InvalidProof(what + " isn't written in the one way that base64 has for it.");
        }
        return bytes;
    }
}
