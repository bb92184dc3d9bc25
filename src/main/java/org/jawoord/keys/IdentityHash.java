package org.jawoord.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes identifiers under a secret: HMAC-SHA-256 (RFC 2104) with a key of its own for each site, so that one person's
 * hashes on two sites have nothing in common. Without the secret nobody can try mail addresses until one fits.
 */
final class IdentityHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    /** Under this secret, 32 bytes. */
    IdentityHash(byte[] secret) {
        this.secret = secret.clone();
    }

    /** The hash of an identifier on a site, 32 bytes. */
    byte[] of(String site, String identifier) {
        return mac(mac(secret, "jawoord identity of site " + site), identifier);
    }

    /** By which the secret is recognised, 32 bytes; no site's key can be had from it. */
    byte[] checkValue() {
        return mac(secret, "jawoord identity key check");
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform must have HmacSHA256", e);
        }
    }
}
