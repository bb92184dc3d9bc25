package org.jawoord.report;

import java.util.ArrayList;
import java.util.List;
import org.jawoord.report.Document.Blocks;

/** The part of a cover that warns of records which nothing proves, and of earlier states: which, and what speaks against them. */
final class CoverUnproven {

    /** Earlier states that are named: five lines. All of them are in their folder. */
    private static final int MAX_STATES = 20;

    private final Words words;

    CoverUnproven(Words words) {
        this.words = words;
    }

    /** Adds it; nothing when every record and every earlier state is proven. */
    void addTo(Blocks blocks, Contents contents) {
        records(blocks, contents);
        states(blocks, contents.unprovenStates());
    }

    private void states(Blocks blocks, List<String> names) {
        if (!names.isEmpty()) {
            blocks.heading(words.say("states"));
            blocks.text(words.say("states.lead", "count", names.size()));
            var first = String.join(", ", names.subList(0, Math.min(MAX_STATES, names.size())));
            blocks.text(words.say("states.names", "names", names.size() > MAX_STATES ? first + ", …" : first));
        }
    }

    private void records(Blocks blocks, Contents contents) {
        if (contents.unprovenCount() == 0) {
            return;
        }
        blocks.heading(words.say("unproven"));
        blocks.text(words.say("unproven.lead", "count", contents.unprovenCount()));
        blocks.text(words.say("unproven.rest"));
        if (contents.unprovenCount() > contents.shownUnproven().size()) {
            blocks.text(words.say(
                    "unproven.some", "shown", contents.shownUnproven().size(), "count", contents.unprovenCount()));
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("unproven.time", "unproven.says", "unproven.id", "unproven.why").stream()
                .map(words::say)
                .toList());
        contents.shownUnproven().forEach(line -> rows.add(row(line)));
        blocks.table(rows);
    }

    private List<String> row(Line line) {
        var record = line.record().content();
        var action = record.path("action").asText();
        var type = record.path("type").asText();
        var said = words.sayOr((type.equals("stated") ? "stated.act." : "action.") + action, action);
        return List.of(
                Words.inTable(record.path("recordedAt").asText()),
                said.isEmpty() ? words.sayOr("unproven.type." + type, type) : said,
                line.record().id().toString(),
                words.say("unproven." + line.doubt().wireName()));
    }
}
