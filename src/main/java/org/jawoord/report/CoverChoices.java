package org.jawoord.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jawoord.ledger.receipt.Answer;
import org.jawoord.report.Document.Blocks;
import org.jawoord.site.LegalBasis;

/** The part of a cover that tells of choices, one by one: what was answered to each category of the notice that was shown. */
final class CoverChoices {

    private final Words words;
    private final Map<String, ShownNotice> notices;

    /**
     * Of choices that answered these notices, by ID.
     *
     * @param words in whose language all of it is
     */
    CoverChoices(Words words, Map<String, ShownNotice> notices) {
        this.words = words;
        this.notices = notices;
    }

    /** Adds it; nothing when there are no choices. */
    void addTo(Blocks blocks, Contents contents, boolean ofManySessions) {
        if (contents.recordCount() == 0) {
            return;
        }
        blocks.heading(words.say("choices"));
        if (contents.recordCount() > contents.shown().size()) {
            blocks.text(words.say("choices.some", "shown", contents.shown().size(), "count", contents.recordCount()));
        }
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(
                List.of("choices.time", "choices.action", "choices.answers", "choices.where", "choices.notice"));
        if (ofManySessions) {
            head.add("choices.session");
        }
        head.add("choices.leaf");
        rows.add(head.stream().map(words::say).toList());
        contents.shown().forEach(line -> rows.add(row(line, ofManySessions)));
        blocks.table(rows);
    }

    private List<String> row(Line line, boolean ofManySessions) {
        var record = line.record().content();
        var row = new ArrayList<>(List.of(
                Words.inTable(record.path("recordedAt").asText()),
                words.sayOr(
                        "action." + record.path("action").asText(),
                        record.path("action").asText()),
                answers(record),
                words.sayOr(
                        "surface." + record.path("surface").asText(),
                        record.path("surface").asText()),
                version(record)));
        if (ofManySessions) {
            row.add(record.path("session").asText());
        }
        row.add(Long.toString(line.leaf()));
        return row;
    }

    private String version(JsonNode record) {
        var shown = notices.get(record.path("notice").asText());
        return shown == null
                ? ""
                : shown.at(Instant.parse(record.path("recordedAt").asText()))
                        .map(version -> words.say("choices.version", "version", version.version()))
                        .orElse("");
    }

    /** Each category, by the rule of receipts; and the services that were answered by themselves. */
    private String answers(JsonNode record) {
        var shown = notices.get(record.path("notice").asText());
        if (shown == null) {
            return "";
        }
        var answers = new ArrayList<String>();
        for (var category : shown.notice().content().categories()) {
            var answer = Answer.ofCategory(record, category.key(), name(category.basis()));
            answers.add(told(ShownNotice.title(category.title(), category.key(), words.language()), answer));
        }
        for (var service : shown.notice().content().services()) {
            if (record.path("services").has(service.key())) {
                var basis =
                        name(shown.notice().categories().get(service.category()).basis());
                var answer = Answer.ofService(record, service.key(), service.category(), basis);
                answers.add(told(ShownNotice.title(service.title(), service.key(), words.language()), answer));
            }
        }
        return String.join("\n", answers);
    }

    private static String name(LegalBasis basis) {
        return basis.name().toLowerCase(Locale.ROOT);
    }

    private String told(String title, Answer answer) {
        return title + ": " + words.say("answer." + answer.wireName());
    }
}
