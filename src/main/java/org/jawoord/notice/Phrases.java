package org.jawoord.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words in which changes are told to owners: English and Dutch, {@code changes/<language>.properties}. */
final class Phrases {

    private static final Pattern PERIOD = Pattern.compile(
            "P(?=[\\dT])(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?");

    private static final String[] UNITS = {"year", "month", "week", "day", "hour", "minute", "second"};

    private static final Map<String, Phrases> BY_LANGUAGE = Map.of("en", read("en"), "nl", read("nl"));

    private final Locale locale;
    private final Map<String, String> texts;

    private Phrases(Locale locale, Map<String, String> texts) {
        this.locale = locale;
        this.texts = texts;
    }

    /** {@code nl} or {@code en}. */
    static Phrases in(String language) {
        return BY_LANGUAGE.get(language);
    }

    /** The keys that there are; the same in each language. */
    Iterable<String> keys() {
        return texts.keySet();
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /** A text with its values put in, by name. */
    String text(String key, Map<String, String> values) {
        var text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return Pattern.compile("\\{(\\w+)}")
                .matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), "")));
    }

    String text(String key) {
        return text(key, Map.of());
    }

    String language() {
        return locale.getLanguage();
    }

    /** A value that people know by another name than a definition does: a basis, a role, a shape. */
    String value(String value) {
        return texts.getOrDefault("value." + value, value);
    }

    /** The name of a country of this ISO 3166-1 code. */
    String country(String code) {
        return code.matches("[A-Z]{2}")
                ? new Locale.Builder().setRegion(code).build().getDisplayCountry(locale)
                : code;
    }

    /** The name of a language of this tag. */
    String languageName(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(locale);
    }

    /** An ISO 8601 period or duration as one says it; anything else as it is. */
    String period(String iso) {
        var match = PERIOD.matcher(iso);
        if (!match.matches()) {
            return value(iso);
        }
        var said = new StringBuilder();
        for (int i = 0; i < UNITS.length; i++) {
            var count = match.group(i + 1);
            if (count != null) {
                var unit = text("unit." + UNITS[i] + (count.equals("1") ? ".one" : ".other"));
                said.append(said.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
            }
        }
        return said.toString();
    }

    private static Phrases read(String language) {
        try (InputStream in = Phrases.class.getResourceAsStream("/changes/" + language + ".properties")) {
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Phrases(
                    Locale.forLanguageTag(language),
                    properties.stringPropertyNames().stream()
                            .collect(Collectors.toMap(k -> k, properties::getProperty)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
