package org.jawoord.exhibit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jawoord.notice.Notice;
import org.jawoord.notice.Publication;
import org.jawoord.site.Banner;

/**
 * What there is to know about a notice.
 *
 * @param versions oldest first
 * @param languages each of its languages with its name, in the reader's language
 * @param ownDrawing whether the site drew the question itself, so that the banner here is a stand-in
 */
public record Exhibit(
        String id,
        String site,
        String key,
        String code,
        List<Version> versions,
        Map<String, String> languages,
        Statement statement,
        boolean ownDrawing) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * One publication of it.
     *
     * @param to empty while it is current
     */
    public record Version(int number, String from, String to) {}

    /** The privacy statement that it names; empty strings where it says nothing. {@code texts}: language to text. */
    public record Statement(String url, String version, String date, Map<String, String> texts) {}

    static Exhibit of(Notice notice, List<Publication> publications, String readersLanguage) {
        var content = notice.content();
        var reader = Locale.forLanguageTag(readersLanguage);
        var languages = new LinkedHashMap<String, String>();
        content.languages()
                .forEach(tag -> languages.put(tag, Locale.forLanguageTag(tag).getDisplayName(reader)));
        return new Exhibit(
                notice.id().hex(),
                content.name(),
                notice.site(),
                content.snippet(),
                publications.stream()
                        .map(p -> new Version(p.version(), said(p.publishedAt()), said(p.supersededAt())))
                        .toList(),
                languages,
                statement(notice),
                content.banner().layout() == Banner.Layout.NONE);
    }

    private static String said(Instant moment) {
        return moment == null ? "" : MINUTE.format(moment);
    }

    private static Statement statement(Notice notice) {
        var statement = notice.content().privacyStatement();
        if (statement == null) {
            return null;
        }
        var fallback = notice.content().defaultLanguage();
        var texts = new LinkedHashMap<String, String>();
        if (statement.text() != null) {
            notice.languages()
                    .forEach(language -> texts.put(language, statement.text().in(language, fallback)));
        }
        return new Statement(
                statement.url() == null ? "" : statement.url().in(fallback, fallback),
                statement.version() == null ? "" : statement.version(),
                statement.date() == null ? "" : statement.date(),
                texts);
    }

    /** The statement's own copy in a language; empty when the notice has none. */
    public String statementIn(String language) {
        return statement == null ? "" : statement.texts().getOrDefault(language, "");
    }
}
