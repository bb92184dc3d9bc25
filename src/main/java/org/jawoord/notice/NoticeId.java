package org.jawoord.notice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jawoord.shared.Sha256;

/** The SHA-256 of a notice's canonical JSON: 32 bytes, written as 64 lower-case hex digits. */
public final class NoticeId {

    private static final int BYTES = 32;

    private final byte[] bytes;
    private final String hex;

    private NoticeId(byte[] bytes) {
        this.bytes = bytes;
        this.hex = HexFormat.of().formatHex(bytes);
    }

    /** The id as the database keeps it; exactly 32 bytes. */
    public static NoticeId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a notice id has 32 bytes, not " + bytes.length);
        }
        return new NoticeId(bytes.clone());
    }

    /** The id as it stands in URLs and choices; empty when it is not 64 lower-case hex digits. */
    public static Optional<NoticeId> parse(String hex) {
        boolean wellFormed = hex != null
                && hex.length() == 2 * BYTES
                && hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return wellFormed ? Optional.of(new NoticeId(HexFormat.of().parseHex(hex))) : Optional.empty();
    }

    static NoticeId ofContent(String canonicalJson) {
        return new NoticeId(Sha256.of(canonicalJson.getBytes(StandardCharsets.UTF_8)));
    }

    /** 64 lower-case hex digits. */
    public String hex() {
        return hex;
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether these are its bytes; copies nothing. */
    public boolean is(byte[] other) {
        return Arrays.equals(bytes, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoticeId id && Arrays.equals(bytes, id.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The hex form. */
    @Override
    public String toString() {
        return hex;
    }
}
