package org.jawoord.report;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jawoord.notice.Configuration;
import org.jawoord.site.LegalBasis;
import org.jawoord.site.Text;

/** The words of a notice in one language, with their places filled as the banner fills them. */
final class NoticeTexts {

    private final Configuration shown;
    private final Locale locale;

    NoticeTexts(Configuration shown) {
        this.shown = shown;
        this.locale = Locale.forLanguageTag(shown.language());
    }

    /** One of the banner's texts; empty when this notice has none of that name. */
    String of(String key) {
        return shown.banner().texts().getOrDefault(key, "");
    }

    /** The same, with places filled: name, value, name, value. */
    String filled(String key, String... places) {
        var text = of(key);
        for (int i = 0; i < places.length; i += 2) {
            text = text.replace("{" + places[i] + "}", places[i + 1]);
        }
        return text;
    }

    /** The question itself. */
    String intro() {
        var purposes = shown.categories().stream()
                .map(Configuration.Told::of)
                .filter(category -> category.isAsked())
                .map(category -> in(category.title()))
                .collect(Collectors.joining(", "));
        var recipients = filled(recipientsKey(), "count", Integer.toString(shown.recipients()));
        return filled("intro", "controller", shown.controller().name(), "purposes", purposes, "recipients", recipients);
    }

    String in(Text text) {
        return text.in(shown.language(), shown.defaultLanguage());
    }

    String basis(LegalBasis basis) {
        return of("basis_" + basis.name().toLowerCase(Locale.ROOT));
    }

    /** Name of a country by its code. */
    String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    /** One or more; of languages with more forms the general one, which differs from the shown one at most in its ending. */
    private String recipientsKey() {
        return shown.recipients() == 1 && !of("recipients_one").isEmpty() ? "recipients_one" : "recipients_other";
    }
}
