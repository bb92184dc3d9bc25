package org.jawoord.notice;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.stream.Stream;

/** The language in which an owner is told something: the one that is asked for, else the first that we speak, else English. */
public final class OwnersLanguage {

    private OwnersLanguage() {}

    /**
     * {@code nl} or {@code en}.
     *
     * @param asked a language tag; null when none is named
     */
    public static String of(String asked, HttpHeaders headers) {
        var named = asked == null ? Stream.<Locale>empty() : Stream.of(Locale.forLanguageTag(asked));
        return Stream.concat(named, headers.getAcceptableLanguages().stream())
                .map(Locale::getLanguage)
                .filter(language -> language.equals("nl") || language.equals("en"))
                .findFirst()
                .orElse("en");
    }
}
