package org.jawoord.security;

import java.util.Optional;
import org.jawoord.settings.Settings;
import org.jawoord.settings.StartupRefused;

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
     * Reads them.
     *
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
        Optional<String> password = Optional.ofNullable(settings.text(PASSWORD)).filter(text -> !text.isEmpty());
        password.flatMap(text -> PasswordRules.faultOf(text, FirstOwner.DEFAULT_NAME))
                .ifPresent(fault -> {
                    throw Settings.refused(PASSWORD, sentence(fault));
                });
        return new AdminSettings(token, password);
    }

    private static String sentence(PasswordRules.Fault fault) {
        return switch (fault) {
            case TOO_SHORT -> "at least " + PasswordRules.SHORTEST + " characters are needed";
            case TOO_LONG -> "at most " + PasswordRules.LONGEST + " characters are taken";
            case COMMON -> "this password is among those that are tried first";
            case NAME -> "this password is little more than a name";
        };
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "token " + (token.isPresent() ? "given" : "not given") + ", password "
                + (password.isPresent() ? "given" : "not given");
    }
}
