package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words of the visitor's page in one language: Dutch and English are written; for others the page speaks English around the
 * texts that the visitor was shown, which keep their language.
 */
final class Words {

    private static final String OTHERWISE = "en";
    private static final Map<String, Map<String, String>> TEXTS = Map.of("nl", read("nl"), OTHERWISE, read(OTHERWISE));

    private static final Map<String, List<String>> UNITS = Map.of(
            "nl",
            List.of("jaar", "jaar", "maand", "maanden", "dag", "dagen", "uur", "uur"),
            OTHERWISE,
            List.of("year", "years", "month", "months", "day", "days", "hour", "hours"));

    private final String language;
    private final DateTimeFormatter times;

    private Words(String language) {
        this.language = language;
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
                .withLocale(Locale.forLanguageTag(language.equals(OTHERWISE) ? "en-GB" : language))
                .withZone(ZoneOffset.UTC);
    }

    /** For whoever was shown a notice in this language. */
    static Words of(String shownLanguage) {
        var base = shownLanguage.split("-", 2)[0];
        return new Words(TEXTS.containsKey(base) ? base : OTHERWISE);
    }

    /**
     * For a reader of whom only the browser's settings are known.
     *
     * @param languages the best first; a wildcard says nothing
     */
    static Words forReader(List<Locale> languages) {
        return languages.stream()
                .map(Locale::getLanguage)
                .filter(TEXTS::containsKey)
                .findFirst()
                .map(Words::new)
                .orElseGet(() -> new Words(OTHERWISE));
    }

    /** The language that it speaks. */
    String language() {
        return language;
    }

    /** The text of a key; the key itself where there is none. */
    String say(String key) {
        return TEXTS.get(language).getOrDefault(key, key);
    }

    /** A time for people, in UTC. */
    String time(String rfc3339) {
        return times.format(Instant.parse(rfc3339)) + " UTC";
    }

    /** A country for people. */
    String country(String code) {
        return new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language));
    }

    /** An ISO 8601 period or duration for people; as it stands where it is neither. */
    String period(String iso) {
        try {
            if (iso.contains("T")) {
                return counted(6, Duration.parse(iso).toHours());
            }
            var period = Period.parse(iso);
            var parts = new ArrayList<String>();
            add(parts, 0, period.getYears());
            add(parts, 2, period.getMonths());
            add(parts, 4, period.getDays());
            return parts.isEmpty() ? iso : String.join(", ", parts);
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    private void add(List<String> parts, int unit, long count) {
        if (count != 0) {
            parts.add(counted(unit, count));
        }
    }

    private String counted(int unit, long count) {
        return count + " " + UNITS.get(language).get(count == 1 ? unit : unit + 1);
    }

    private static Map<String, String> read(String language) {
        try {
            return JsonMapper.builder()
                    .build()
                    .readValue(Inline.read("receipt." + language + ".json"), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("verifier/receipt." + language + ".json", e);
        }
    }
}
