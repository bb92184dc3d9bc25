package org.jawoord.consent;

import java.util.Locale;
import java.util.Optional;

/** Where the visitor answered. */
public enum Surface {
    BANNER,
    PREFERENCES,
    PLACEHOLDER,
    FORM,
    PAGE;

    /** The name in JSON and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The surface of that name. */
    public static Optional<Surface> ofWireName(String name) {
        for (var surface : values()) {
            if (surface.wireName().equals(name)) {
                return Optional.of(surface);
            }
        }
        return Optional.empty();
    }
}
