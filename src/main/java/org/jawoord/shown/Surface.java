package org.jawoord.shown;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The layers that are counted: the first, and the preferences. */
enum Surface {
    BANNER,
    PREFERENCES;

    /** Its name in requests, answers and the table. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Surface> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(surface -> surface.wireName().equals(name))
                .findFirst();
    }
}
