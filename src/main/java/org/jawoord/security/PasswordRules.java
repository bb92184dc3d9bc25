package org.jawoord.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are taken: long enough, and not among those that are tried first. No rules about kinds of characters,
 * which make passwords worse (NIST SP 800-63B §3.1.1).
 */
public final class PasswordRules {

    public static final int SHORTEST = 8;
    public static final int LONGEST = 200;

    private static final String LIST = "/security/common-passwords.txt";

    private PasswordRules() {}

    /** Why a password is refused. */
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        /** On the list of passwords that are used most, or one character again and again. */
        COMMON,
        /** Holds the user's own name, or little more than this program's. */
        NAME
    }

    /** What is wrong with it; empty when it is taken. Lengths are in Unicode characters. */
    public static Optional<Fault> faultOf(String password, String userName) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (length > LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.codePoints().distinct().count() == 1 || Common.PASSWORDS.contains(lower)) {
            return Optional.of(Fault.COMMON);
        }
        if (lower.contains(userName.toLowerCase(Locale.ROOT)) || lower.matches("jawoord\\W*\\d*\\W*")) {
            return Optional.of(Fault.NAME);
        }
        return Optional.empty();
    }

    /** Read when the first password is chosen. */
    private static final class Common {

        static final Set<String> PASSWORDS = read();

        private static Set<String> read() {
            try (var lines = new BufferedReader(
                    new InputStreamReader(PasswordRules.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
                return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
