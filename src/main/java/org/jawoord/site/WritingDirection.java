package org.jawoord.site;

import java.util.Set;

/** In which direction a language is written. */
public final class WritingDirection {

    /** Those that are written from right to left, of the languages that sites on the web have. */
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur", "yi");

    private WritingDirection() {}

    /** {@code rtl} or {@code ltr}, as HTML says it; by the language of a tag such as {@code ar-MA}. */
    public static String of(String language) {
        return RIGHT_TO_LEFT.contains(language.split("-", 2)[0]) ? "rtl" : "ltr";
    }
}
