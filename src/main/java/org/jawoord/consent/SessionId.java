package org.jawoord.consent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jawoord.shared.Sha256;

/**
 * One browser on one site: 16 bytes, written as 22 base64url characters. It is the hash of a secret that the browser
 * keeps, so that knowing the ID lets one read a decision, and only the secret lets one change it.
 */
public record SessionId(long high, long low) {

    /** Length of the written form. */
    public static final int CHARACTERS = 22;

    /** Length of the binary form. */
    public static final int BYTES = 16;

    /** What the last character may be. */
    private static final String WITHOUT_SPARE_BITS = "AQgw";

    /** Reads the written form; empty for anything but the one canonical spelling of 16 bytes. */
    public static Optional<SessionId> parse(String text) {
        return decode(text).map(SessionId::of);
    }

    /** Reads the binary form, 16 bytes. */
    public static SessionId of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes, 0, BYTES);
        return new SessionId(buffer.getLong(), buffer.getLong());
    }

    /** The session that a secret opens; empty when the secret isn't 16 bytes in their canonical spelling. */
    public static Optional<SessionId> ofSecret(String secret) {
        return decode(secret).map(bytes -> of(Sha256.of(secret.getBytes(StandardCharsets.US_ASCII))));
    }

    /** The binary form, 16 bytes. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** The written form. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    private static Optional<byte[]> decode(String text) {
        if (text == null || text.length() != CHARACTERS) {
            return Optional.empty();
        }
        // 22 characters hold four bits too many: two spellings of one ID would be two names for one visitor.
        if (WITHOUT_SPARE_BITS.indexOf(text.charAt(CHARACTERS - 1)) < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
