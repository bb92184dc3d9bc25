package org.jawoord.security;

import java.util.Optional;
import org.jawoord.shared.Settings;
import org.jawoord.shared.StartupRefused;

/**
 * The secrets of the first owner that may be given from outside.
 *
 * @param token accepted as a bearer token on the admin API
 * @param password of user {@code admin} at the first start, ignored once there is an owner
 */
public record AdminSettings(Optional<String> token, Optional<String> password) {

    /** 32 characters of base64url are 192 bits; of hexadecimal digits still 128. */
    static final int SHORTEST_TOKEN = 32;

    static final String TOKEN = "jawoord.admin.token";
    static final String PASSWORD = "jawoord.admin.password";

    /**
     * @throws StartupRefused when the token is too short or the password is not acceptable
     */
    public static AdminSettings from(Settings settings) {
        Optional<String> token = settings.get(TOKEN);
        token.filter(value -> value.length() < SHORTEST_TOKEN).ifPresent(value -> {
            throw Settings.refused(
                    TOKEN,
                    "has " + value.length() + " characters; at least " + SHORTEST_TOKEN
                            + " are needed, for example from: openssl rand -hex 32");
        });
        return new AdminSettings(
                token, Optional.ofNullable(settings.text(PASSWORD)).filter(text -> !text.isEmpty()));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "token " + (token.isPresent() ? "given" : "not given") + ", password "
                + (password.isPresent() ? "given" : "not given");
    }
}
