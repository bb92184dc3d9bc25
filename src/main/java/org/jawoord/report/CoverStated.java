package org.jawoord.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.consent.elsewhere.ConsentText;
import org.jawoord.report.Document.Blocks;

/** The part of a cover that tells of consent given elsewhere: what was asked, in the words of the text, and answered. */
final class CoverStated {

    private final Words words;

    CoverStated(Words words) {
        this.words = words;
    }

    /** Adds it; nothing when there is none. */
    void addTo(Blocks blocks, Contents contents) {
        if (contents.statedCount() == 0) {
            return;
        }
        blocks.heading(words.say("stated"));
        if (contents.statedCount() > contents.shownStated().size()) {
            blocks.text(
                    words.say("stated.some", "shown", contents.shownStated().size(), "count", contents.statedCount()));
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("stated.time", "stated.action", "stated.answers", "stated.text", "choices.leaf").stream()
                .map(words::say)
                .toList());
        for (var line : contents.shownStated()) {
            var record = line.record().content();
            var text = contents.text(record.path("text").asText());
            rows.add(List.of(
                    Words.inTable(record.path("givenAt").asText()),
                    words.sayOr(
                                    "stated.act." + record.path("action").asText(),
                                    record.path("action").asText())
                            + "\n"
                            + words.sayOr(
                                    "channel." + record.path("channel").asText(),
                                    record.path("channel").asText()),
                    answers(record, text),
                    text == null
                            ? ""
                            : words.say("stated.text.value", "title", text.title(), "version", text.version()),
                    Long.toString(line.leaf())));
        }
        blocks.table(rows);
    }

    private String answers(JsonNode record, ConsentText text) {
        var answers = new ArrayList<String>();
        record.path("answers")
                .properties()
                .forEach(answer -> answers.add(words(answer.getKey(), record, text)
                        + ": "
                        + words.say(answer.getValue().asBoolean() ? "answer.given" : "answer.refused")));
        return String.join("\n", answers);
    }

    /** As they stood beside the box or were read aloud, in whatever language that was: they are quoted. */
    private static String words(String purpose, JsonNode record, ConsentText text) {
        for (var shown : record.path("shown").path("purposes")) {
            if (purpose.equals(shown.path("key").textValue())) {
                return "“" + shown.path("text").asText() + "”"; // the page had other words than the registered ones
            }
        }
        return text == null
                ? purpose
                : text.purposes().stream()
                        .filter(asked -> asked.key().equals(purpose))
                        .map(asked -> "“" + asked.text() + "”")
                        .findFirst()
                        .orElse(purpose);
    }
}
