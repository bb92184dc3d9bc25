package org.jawoord.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages of the shop. Dutch was written first. */
public enum Language {
    NL,
    EN;

    /** As in {@code <html lang>}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For numbers and prices. */
    public Locale locale() {
        return this == NL ? Locale.forLanguageTag("nl-NL") : Locale.UK;
    }

    /** The one that the address asks for, else the first of the browser's that the shop speaks, else Dutch. */
    static Language of(Optional<String> asked, List<Locale> accepted) {
        return Stream.concat(asked.stream(), accepted.stream().map(Locale::getLanguage))
                .flatMap(tag ->
                        Stream.of(values()).filter(language -> language.tag().equals(tag)))
                .findFirst()
                .orElse(NL);
    }
}
