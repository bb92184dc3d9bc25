package org.jawoord.demo;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One showing of one page. Its token travels in the addresses of that page's stand-ins, so that hits can be counted for one
 * visitor without a cookie; it dies with the page and says nothing about who looks.
 *
 * @param token 22 base64url characters, 16 random bytes
 */
record PageView(String token) {

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

    static PageView fresh() {
        var bytes = new byte[16];
        CHANCE.nextBytes(bytes);
        return new PageView(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The page view that an address names; nothing when it names none or not in our form. */
    static Optional<PageView> named(String token) {
        return token != null && TOKEN.matcher(token).matches() ? Optional.of(new PageView(token)) : Optional.empty();
    }
}
