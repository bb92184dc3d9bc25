package org.jawoord.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), which every Java platform has. */
public final class Sha256 {

    private Sha256() {}

    /** The digest, 32 bytes. */
    public static byte[] of(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform must have SHA-256", e);
        }
    }

    /** The digest of the UTF-8 form, as 64 lower-case hex digits. */
    public static String hex(String content) {
        return HexFormat.of().formatHex(of(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** The digest of the UTF-8 form, as 43 characters of base64url: how addresses and integrity checks name files. */
    public static String base64url(String content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(of(content.getBytes(StandardCharsets.UTF_8)));
    }
}
