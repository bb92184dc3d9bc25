package org.jawoord.consent.elsewhere;

import java.util.Locale;
import java.util.Optional;

/** What somebody did. */
public enum Act {
    /** Said yes to at least one purpose. */
    GIVE,
    /** Was asked, and said yes to none. */
    REFUSE,
    /** Took back what was given. */
    WITHDRAW;

    /** The name in JSON and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The act of that name. */
    public static Optional<Act> ofWireName(String name) {
        for (var act : values()) {
            if (act.wireName().equals(name)) {
                return Optional.of(act);
            }
        }
        return Optional.empty();
    }
}
