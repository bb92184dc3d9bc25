package org.jawoord.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says differences between two notices in sentences. */
final class ChangeWords {

    /** Characters of a text that are repeated; the whole is in the notices. */
    private static final int MAX_QUOTED = 200;

    private static final Pattern PERIODS =
            Pattern.compile("categories\\.retention|services\\.cookies\\.lifetime|lifetime\\..*");
    private static final Pattern COUNTRIES = Pattern.compile("services\\.(provider\\.country|transfers)");

    private final Notice before;
    private final Notice after;
    private final Phrases phrases;
    private final boolean textsDiffer;

    ChangeWords(Notice before, Notice after, List<Difference> differences, Phrases phrases) {
        this.before = before;
        this.after = after;
        this.phrases = phrases;
        this.textsDiffer = differences.stream().anyMatch(d -> !d.part(0).equals("snippet"));
    }

    String of(Difference difference) {
        var place = difference.place();
        if (place.equals("snippet")) {
            return phrases.text(textsDiffer ? "snippet" : "snippet.alone");
        }
        if (place.startsWith("editorial")) {
            return phrases.text("editorial." + (difference.after().isMissingNode() ? "removed" : "other"));
        }
        if (difference.isWhole()) {
            return whole(difference, place);
        }
        var what = what(difference, place);
        if (difference.kind() == ChangeKind.REORDERED) {
            return phrases.text("form.order", Map.of("what", what));
        }
        if (isByLanguage(difference.before()) && isByLanguage(difference.after())) {
            return text(difference, place, what);
        }
        if (difference.before().isArray() && difference.after().isArray()) {
            return list(difference, place, what);
        }
        return phrases.text(
                "form." + form(difference),
                Map.of(
                        "what", what,
                        "before", said(difference.before(), place),
                        "after", said(difference.after(), place)));
    }

    private static String form(Difference difference) {
        return switch (difference.kind()) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            default -> "changed";
        };
    }

    /** A category, service or cookie that comes or goes. */
    private String whole(Difference difference, String place) {
        var notice = difference.kind() == ChangeKind.REMOVED ? before : after;
        var item = difference.part(1);
        var category = notice.services().containsKey(item)
                ? notice.title(notice.services().get(item).category(), phrases.language())
                : "";
        return phrases.text(
                "whole." + place + "." + form(difference),
                Map.of("item", title(notice, item), "category", category, "name", difference.part(3)));
    }

    /** What it is about: the retention of this category. */
    private String what(Difference difference, String place) {
        var key = "what." + place;
        var values = Map.of(
                "item",
                difference.path().size() > 1 ? title(after, difference.part(1)) : "",
                "name",
                difference.path().isEmpty()
                        ? ""
                        : difference.path().get(difference.path().size() - 1),
                "cookie",
                difference.part(3),
                "path",
                "/" + String.join("/", difference.path()));
        return phrases.text(phrases.has(key) ? key : "what.other", values);
    }

    private String text(Difference difference, String place, String what) {
        var languages = new TreeSet<String>();
        difference.before().fieldNames().forEachRemaining(languages::add);
        difference.after().fieldNames().forEachRemaining(languages::add);
        languages.removeIf(language ->
                difference.before().path(language).equals(difference.after().path(language)));
        var quoted = quoted(languages);
        if (place.equals("privacyStatement.text")) {
            return longText(what, languages, difference, quoted);
        }
        return phrases.text(
                "form.text",
                Map.of(
                        "what", what,
                        "languages", String.join(", ", languages),
                        "before", shortened(difference.before().path(quoted).asText()),
                        "after", shortened(difference.after().path(quoted).asText())));
    }

    private String longText(String what, TreeSet<String> languages, Difference difference, String quoted) {
        var parts = new ParagraphChanges(phrases)
                .between(
                        difference.before().path(quoted).asText(),
                        difference.after().path(quoted).asText());
        return phrases.text(
                parts.isEmpty() ? "form.long" : "form.paragraphs",
                Map.of("what", what, "languages", String.join(", ", languages), "parts", parts));
    }

    /** The language to quote: the reader's own, the site's, or another one. */
    private String quoted(TreeSet<String> languages) {
        var language = phrases.language();
        var fallback = after.content().defaultLanguage();
        return languages.contains(language) ? language : languages.contains(fallback) ? fallback : languages.first();
    }

    private String list(Difference difference, String place, String what) {
        var was = each(difference.before(), place);
        var is = each(difference.after(), place);
        var parts = new ArrayList<String>();
        var added = new ArrayList<>(is);
        added.removeAll(was);
        var removed = new ArrayList<>(was);
        removed.removeAll(is);
        if (!added.isEmpty()) {
            parts.add(phrases.text("list.added", Map.of("items", String.join(", ", added))));
        }
        if (!removed.isEmpty()) {
            parts.add(phrases.text("list.removed", Map.of("items", String.join(", ", removed))));
        }
        if (parts.isEmpty()) {
            parts.add(phrases.text("list.other"));
        }
        return phrases.text("form.list", Map.of("what", what, "parts", String.join("; ", parts)));
    }

    private List<String> each(JsonNode items, String place) {
        var each = new ArrayList<String>();
        items.forEach(item -> each.add(said(item, place)));
        return each;
    }

    /** A value as people say it. */
    private String said(JsonNode value, String place) {
        if (value.isArray()) {
            return String.join(", ", each(value, place));
        }
        if (place.equals("services.provider")) {
            return value.path("name").asText();
        }
        if (place.equals("privacyStatement")) {
            return value.path("version").asText() + " " + value.path("date").asText();
        }
        if (isByLanguage(value)) {
            var languages = new TreeSet<String>();
            value.fieldNames().forEachRemaining(languages::add);
            return languages.isEmpty()
                    ? ""
                    : shortened(value.path(quoted(languages)).asText());
        }
        var text = value.isValueNode() ? value.asText() : "";
        if (PERIODS.matcher(place).matches()) {
            return phrases.period(text);
        }
        if (COUNTRIES.matcher(place).matches()) {
            return phrases.country(text);
        }
        if (place.equals("languages") || place.equals("defaultLanguage")) {
            return phrases.languageName(text);
        }
        if (place.equals("services.category") || place.equals("gpc")) {
            return title(after.categories().containsKey(text) ? after : before, text);
        }
        return shortened(phrases.value(text));
    }

    private String title(Notice notice, String key) {
        return notice.title(key, phrases.language());
    }

    private static boolean isByLanguage(JsonNode value) {
        if (!value.isObject() || value.isEmpty()) {
            return false;
        }
        for (var text : value) {
            if (!text.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_QUOTED
                ? text
                : text.substring(0, MAX_QUOTED).strip() + "…";
    }
}
