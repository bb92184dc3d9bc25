package org.jawoord.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jawoord.ledger.LedgerSnapshot;
import org.jawoord.proof.VerifyingKey;
import org.jawoord.report.Document.Blocks;
import org.jawoord.site.SiteDefinition.Controller;

/**
 * The sheet on top of a bundle, in plain words: what it is, whose, how much, how to check it, and what is not in it.
 *
 * @param site key of the site
 * @param name of the site, as visitors know it
 * @param notices that were answered, by ID
 * @param folders what the bundle has files in, such as {@code receipts}
 */
record Cover(
        Words words,
        String site,
        String name,
        Controller controller,
        Subject subject,
        Maker maker,
        Contents contents,
        Map<String, ShownNotice> notices,
        LedgerSnapshot ledger,
        List<VerifyingKey> keys,
        String signingKid,
        Set<String> folders) {

    Document document() {
        var blocks = new Blocks();
        facts(blocks);
        new CoverUnproven(words).addTo(blocks, contents);
        new CoverNotices(words).addTo(blocks, notices.values(), contents.lastAt());
        new CoverChoices(words, notices).addTo(blocks, contents, !subject.namesSomething());
        new CoverStated(words).addTo(blocks, contents);
        files(blocks);
        check(blocks);
        leftOut(blocks);
        return new Document(
                words.language(),
                words.say("title", "name", name),
                words.say("lead"),
                List.of(new Document.Part(words.language(), blocks.all())));
    }

    private void facts(Blocks blocks) {
        blocks.heading(words.say("facts"));
        blocks.facts(
                words.say("site"), words.say("site.value", "name", name, "key", site),
                words.say("controller"), controller.name(),
                words.say("controller.address"), controller.address(),
                words.say("controller.email"), controller.email(),
                words.say("controller.dpo"), controller.dpo(),
                words.say("scope"), subject.in(words),
                words.say("records"), recordCount(),
                words.say("stated"), contents.statedCount() == 0 ? null : Integer.toString(contents.statedCount()),
                words.say("unproven"),
                        contents.unprovenCount() == 0 ? null : Integer.toString(contents.unprovenCount()),
                words.say("first"), moment(contents.firstAt()),
                words.say("last"), moment(contents.lastAt()),
                words.say("made"), words.moment(maker.at()),
                words.say("made.by"), words.say("made.by.value", "who", maker.who(), "server", maker.server()),
                words.say("ledger"),
                        words.say(
                                "ledger.value",
                                "origin",
                                ledger.origin(),
                                "size",
                                ledger.size(),
                                "at",
                                words.moment(ledger.signedAt())),
                words.say("keys"), keys.stream().map(this::fingerprint).collect(Collectors.joining("\n")));
    }

    /** Null where it is about something else than choices. */
    private String recordCount() {
        if (contents.recordCount() > 0 || contents.unprovenCount() > 0) {
            return Integer.toString(contents.recordCount());
        }
        return subject.stated() != null ? null : words.say("records.none");
    }

    private String moment(String time) {
        return time == null ? null : words.moment(Instant.parse(time));
    }

    private String fingerprint(VerifyingKey key) {
        return key.kid().equals(signingKid) ? words.say("keys.signs", "kid", key.kid()) : key.kid();
    }

    private void files(Blocks blocks) {
        blocks.heading(words.say("files"));
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(words.say("files.name"), words.say("files.what")));
        rows.add(List.of("cover.html, cover.pdf", words.say("files.cover")));
        rows.add(List.of("readme.txt", words.say("files.readme")));
        if (folders.contains("records")) {
            rows.add(List.of("records/", words.say("files.records")));
        }
        if (folders.contains("receipts")) {
            rows.add(List.of("receipts/", words.say("files.receipts")));
        }
        if (folders.contains("stated")) {
            rows.add(List.of("stated/", words.say("files.stated")));
            rows.add(List.of("texts/", words.say("files.texts")));
        }
        if (folders.contains("erasures")) {
            rows.add(List.of("erasures/", words.say("files.erasures")));
        }
        if (folders.contains(UnprovenRecord.FOLDER)) {
            rows.add(List.of("unproven/", words.say("files.unproven")));
        }
        if (folders.contains("notices")) {
            rows.add(List.of("notices/*.json", words.say("files.notices.json")));
            rows.add(List.of("notices/*.html", words.say("files.notices.html")));
        }
        rows.add(List.of("checkpoint.txt", words.say("files.checkpoint")));
        if (folders.contains("consistency")) {
            rows.add(List.of("consistency/", words.say("files.consistency")));
        }
        if (folders.contains("anchors")) {
            rows.add(List.of("anchors/", words.say("files.anchors")));
        }
        rows.add(List.of("keys.json", words.say("files.keys")));
        rows.add(List.of("verify.html", words.say("files.verify")));
        rows.add(List.of("manifest.json, manifest.jws", words.say("files.manifest")));
        blocks.table(rows);
    }

    private void check(Blocks blocks) {
        var server = maker.server();
        blocks.heading(words.say("check"));
        blocks.steps(
                words.say("check.1"),
                words.say("check.2", "server", server),
                words.say("check.3"),
                words.say("check.4"),
                words.say("check.5"));
    }

    private void leftOut(Blocks blocks) {
        blocks.heading(words.say("not"));
        blocks.text(
                contents.unnumberedCount() == 0
                        ? words.say("not.unnumbered.none")
                        : words.say("not.unnumbered", "count", contents.unnumberedCount()));
        blocks.text(words.say("not.erased"));
        if (contents.erasureCount() > 0) {
            blocks.text(words.say("not.erasures", "count", contents.erasureCount()));
        }
        for (var key : List.of("not.lost", "not.junk", "not.person")) {
            blocks.text(words.say(key));
        }
    }
}
