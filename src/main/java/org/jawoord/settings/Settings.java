package org.jawoord.settings;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The settings a person gives, read before Quarkus runs: from the environment, {@code .env}, system properties and
 * {@code application.properties}, in the order of SmallRye Config. Names are property names ({@code jawoord.http.port});
 * people see the environment's spelling ({@code JAWOORD_HTTP_PORT}).
 */
@FunctionalInterface
public interface Settings {

    /** The text as given, or null. */
    String text(String name);

    static Settings of(Config config) {
        return name -> config.getOptionalValue(name, String.class).orElse(null);
    }

    /** The text without surrounding blanks; an empty one counts as not given. */
    default Optional<String> get(String name) {
        return Optional.ofNullable(text(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * A whole number.
     *
     * @throws StartupRefused when it is not a whole number in the range, both ends included
     */
    default Optional<Integer> number(String name, int least, int most) {
        return get(name).map(value -> {
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // refused below, with the same sentence
            }
            String range = most == Integer.MAX_VALUE ? least + " or more" : "from " + least + " to " + most;
            throw refused(name, "\"" + value + "\" is not a whole number " + range);
        });
    }

    /**
     * Yes or no.
     *
     * @throws StartupRefused when it is neither {@code true} nor {@code false}
     */
    default Optional<Boolean> flag(String name) {
        return get(name).map(value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(name, "\"" + value + "\" is neither true nor false");
        });
    }

    /** A refusal that begins with the name as people write it. */
    static StartupRefused refused(String name, String why) {
        return new StartupRefused(environmentName(name) + ": " + why);
    }

    /** {@code jawoord.http.port} → {@code JAWOORD_HTTP_PORT}. */
    static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
