package org.jawoord.snippet;

import java.nio.charset.StandardCharsets;
import org.jawoord.shared.Sha256;

/** An optional module of the banner; {@code name} is of lower-case letters, digits and hyphens. */
record Asset(String name, String code) {

    byte[] sha256() {
        return Sha256.of(code.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 as 43 characters of base64url: in its address, and what browsers check it against. */
    String hash() {
        return Sha256.base64url(code);
    }
}
