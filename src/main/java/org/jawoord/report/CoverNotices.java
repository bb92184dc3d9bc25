package org.jawoord.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jawoord.report.Document.Blocks;
import org.jawoord.site.SiteDefinition.PrivacyStatement;

/** The part of a cover that says which notices were shown: their version and date, and the statement that each refers to. */
final class CoverNotices {

    private final Words words;

    CoverNotices(Words words) {
        this.words = words;
    }

    /**
     * Adds it; nothing when there are none.
     *
     * @param lastAt when the last answer to one of them was recorded: later versions were shown to nobody in the bundle
     */
    void addTo(Blocks blocks, Collection<ShownNotice> notices, String lastAt) {
        if (notices.isEmpty()) {
            return;
        }
        var until = Instant.parse(lastAt);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("notices.version", "notices.languages", "notices.statement", "notices.hash").stream()
                .map(words::say)
                .toList());
        notices.stream()
                .sorted(Comparator.comparing(shown ->
                        shown.at(until).map(version -> version.version()).orElse(0)))
                .forEach(shown -> rows.add(List.of(
                        versions(shown, until),
                        shown.languages().stream().map(words::language).collect(Collectors.joining(", ")),
                        statement(shown.notice().content().privacyStatement()),
                        shown.notice().id().hex())));
        blocks.heading(words.say("notices"));
        blocks.table(rows);
    }

    private String versions(ShownNotice shown, Instant until) {
        var known = shown.until(until);
        return (known.isEmpty() ? shown.versions().stream().limit(1) : known.stream())
                .map(version -> words.say(
                        "notices.version.value",
                        "version",
                        version.version(),
                        "date",
                        words.day(version.publishedAt()),
                        "time",
                        words.minute(version.publishedAt())))
                .collect(Collectors.joining("\n"));
    }

    private String statement(PrivacyStatement statement) {
        if (statement == null) {
            return words.say("notices.statement.none");
        }
        var lines = new ArrayList<String>();
        lines.add(words.say("notices.statement.title"));
        if (statement.version() != null) {
            lines.add(words.say("notices.statement.value", "version", statement.version()));
        }
        if (statement.date() != null) {
            lines.add(words.say("notices.statement.date", "date", day(statement.date())));
        }
        if (statement.url() != null) {
            lines.addAll(addresses(statement));
        }
        return String.join("\n", lines);
    }

    /** In the language of the cover; where it has none, those of all languages. */
    private List<String> addresses(PrivacyStatement statement) {
        return statement.url().has(words.language())
                ? List.of(statement.url().in(words.language(), words.language()))
                : statement.url().byLanguage().values().stream().distinct().toList();
    }

    private String day(String date) {
        try {
            return words.day(LocalDate.parse(date));
        } catch (DateTimeParseException noDayOfTheCalendar) {
            return date;
        }
    }
}
