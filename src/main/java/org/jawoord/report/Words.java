package org.jawoord.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What bundles say to people, in Dutch or English: {@code report/words_{language}.properties}, in UTF-8, with places such as
 * {@code {site}}.
 */
final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLISECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static final Map<String, Words> BY_LANGUAGE = Map.of("nl", read("nl"), "en", read("en"));

    private final String language;
    private final Properties texts;

    private Words(String language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /** The words in a language; empty when there are none. */
    static Optional<Words> in(String language) {
        return Optional.ofNullable(BY_LANGUAGE.get(language));
    }

    String language() {
        return language;
    }

    Properties texts() {
        return texts;
    }

    /** A text with its places filled: name, value, name, value. */
    String say(String key, Object... places) {
        var text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key + " in " + language);
        }
        for (int i = 0; i < places.length; i += 2) {
            text = text.replace("{" + places[i] + "}", String.valueOf(places[i + 1]));
        }
        return text;
    }

    /** A day in UTC, such as 24 November 2026. */
    String day(Instant at) {
        return day(at.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** A day of the calendar. */
    String day(LocalDate date) {
        return DAY.withLocale(Locale.forLanguageTag(language)).format(date);
    }

    /** The minute of a day in UTC, such as 13:02. */
    String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** A moment to the millisecond, such as 24 November 2026, 13:02:15.123 UTC. */
    String moment(Instant at) {
        return say("moment", "day", day(at), "time", MILLISECOND.format(at));
    }

    /** What a language is called, by its tag: nl is Dutch. */
    String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.forLanguageTag(language));
    }

    /** A time of a record as it stands in tables, whose head says that it is in UTC: it can be sorted and found again. */
    static String inTable(String time) {
        return time.replace('T', ' ').replace("Z", "");
    }

    /** A text, or the key itself where there is none: what a later version records is still told. */
    String sayOr(String key, String otherwise) {
        return texts.getProperty(key, otherwise);
    }

    private static Words read(String language) {
        var texts = new Properties();
        try (var in = new InputStreamReader(
                Words.class.getResourceAsStream("/report/words_" + language + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(language, texts);
    }
}
