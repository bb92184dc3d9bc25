package org.jawoord.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jawoord.keys.SigningKeys;
import org.jawoord.ledger.LedgerSnapshot;
import org.jawoord.ledger.anchor.AnchorTable;
import org.jawoord.ledger.receipt.VerifierPage;
import org.jawoord.notice.NoticeId;
import org.jawoord.notice.Notices;
import org.jawoord.proof.Jws;
import org.jawoord.proof.KeySet;
import org.jawoord.report.Contents.Kind;
import org.jawoord.site.SiteDefinition.Controller;

/**
 * Writes an evidence bundle: one ZIP, streamed, in which every proof leads to one checkpoint, and a signature covers every
 * file. Holds a page of records at a time, and a connection for no longer than it takes to read it.
 */
@ApplicationScoped
class EvidenceBundle {

    /** Records that are read, proven and written at once: their proofs may need as many tiles of 8 KiB. */
    private static final int PAGE = 100;

    private final DataSource database;
    private final ChoicePages pages;
    private final Notices notices;
    private final AnchorTable anchors;
    private final SigningKeys keys;
    private final BundledLines lines;
    private final BundledStated stated;
    private final BundledErasures erasures;

    EvidenceBundle(
            DataSource database,
            ChoicePages pages,
            Notices notices,
            AnchorTable anchors,
            SigningKeys keys,
            BundledLines lines,
            BundledStated stated,
            BundledErasures erasures) {
        this.database = database;
        this.pages = pages;
        this.notices = notices;
        this.anchors = anchors;
        this.keys = keys;
        this.lines = lines;
        this.stated = stated;
        this.erasures = erasures;
    }

    /**
     * What a bundle is made of.
     *
     * @param site its name and who answers for it, as long as no notice in the bundle says so itself
     * @param ledger what everything is proven by
     */
    record Order(Subject subject, Words words, Maker maker, SiteNow site, LedgerSnapshot ledger) {}

    /** Takes what belongs into a bundle, as many as are read, proven and written at once. */
    @FunctionalInterface
    interface Taker {
        void take(Kind kind, List<Line> lines) throws IOException, SQLException;
    }

    /** What a site is called now, and by whom it is run. */
    record SiteNow(String name, Controller controller) {}

    void write(Order order, OutputStream out) throws IOException, SQLException, InterruptedException {
        var zip = new BundleZip(out, order.maker().at());
        var contents = new Contents();
        Taker taker = (kind, part) -> lines.add(order, kind, part, contents, zip);
        forEachChoice(order, taker);
        stated.addTo(order, contents, zip);
        erasures.forEach(order, taker);
        var notices = addNotices(order, contents, zip);
        zip.add("checkpoint.txt", utf8(order.ledger().checkpoint()));
        addEarlierHeads(order, contents, zip);
        zip.add("keys.json", utf8(KeySet.of(keys.all()).json()));
        addCover(order, notices, contents, zip);
        var key = keys.active();
        var manifest =
                Manifest.of(order.subject(), order.words(), order.maker(), order.ledger(), contents, zip.files());
        zip.add(Manifest.NAME, manifest);
        zip.add(Manifest.SIGNATURE, utf8(Jws.signDetached(manifest, Manifest.TYP, key)));
        zip.finish();
    }

    /**
     * Makes every proof that the bundle will need, so that none breaks off half way because the ledger is damaged: 503. Costs a
     * reading of the records without their receipts.
     *
     * @param place of whoever waits for it: ends when they go
     */
    void requireProofs(Order order, Downloads.Place place) throws IOException, SQLException, InterruptedException {
        var contents = new Contents();
        Taker taker = (kind, part) -> {
            place.requireTaken();
            lines.requireProofs(order, kind, part, contents);
        };
        forEachChoice(order, taker);
        stated.forEach(order, taker);
        erasures.forEach(order, taker);
        addEarlierHeads(
                order,
                contents,
                new BundleZip(OutputStream.nullOutputStream(), order.maker().at()));
    }

    private void forEachChoice(Order order, Taker taker) throws IOException, SQLException, InterruptedException {
        if (order.subject().stated() != null) {
            return;
        }
        var scope = order.subject().scope();
        for (var place = scope.beginning(); place != null; ) {
            var page = pages.forwardPatiently(scope, place, PAGE);
            var wanted = page.lines().stream()
                    .filter(line -> order.subject().has(line.record()))
                    .toList();
            taker.take(Kind.RECORDS, wanted);
            place = page.last();
        }
    }

    /** Adds the notices; all of them, by ID. */
    private Map<String, ShownNotice> addNotices(Order order, Contents contents, BundleZip zip) throws IOException {
        var all = new LinkedHashMap<String, ShownNotice>();
        for (var shown : contents.languagesByNotice().entrySet()) {
            var notice = notices.byId(
                            order.subject().site(),
                            NoticeId.parse(shown.getKey()).orElseThrow())
                    .orElseThrow(() -> new IllegalStateException("notice " + shown.getKey() + " isn't there"));
            zip.add("notices/" + shown.getKey() + ".json", utf8(notice.canonicalJson()));
            var page = NoticeDocument.of(
                    notice, shown.getValue(), order.words(), order.maker().server());
            zip.add("notices/" + shown.getKey() + ".html", DocumentPage.of(page));
            all.put(shown.getKey(), new ShownNotice(notice, notices.publications(notice), shown.getValue()));
        }
        return all;
    }

    private void addEarlierHeads(Order order, Contents contents, BundleZip zip) throws IOException, SQLException {
        var stamped = anchors.ofSite(order.subject().site(), -1, EarlierHeads.MAX);
        try (Connection connection = database.getConnection()) {
            var earlier = new EarlierHeads(order.ledger(), KeySet.of(keys.all()), connection, contents, zip);
            earlier.addDaily(connection, contents.firstAt() == null ? null : Instant.parse(contents.firstAt()));
            earlier.addAnchors(stamped);
        }
    }

    private void addCover(Order order, Map<String, ShownNotice> notices, Contents contents, BundleZip zip)
            throws IOException {
        zip.add("verify.html", VerifierPage.html());
        var site = Optional.ofNullable(notices.get(contents.lastNotice()))
                .map(shown -> shown.notice().content())
                .map(content -> new SiteNow(content.name(), content.controller()))
                .orElse(order.site());
        var cover = new Cover(
                        order.words(),
                        order.subject().site(),
                        site.name(),
                        site.controller(),
                        order.subject(),
                        order.maker(),
                        contents,
                        notices,
                        order.ledger(),
                        keys.all(),
                        keys.active().kid(),
                        folders(zip))
                .document();
        zip.add("cover.html", DocumentPage.of(cover));
        zip.add("cover.pdf", DocumentPdf.of(cover, order.maker().at()));
        zip.add("readme.txt", PlainText.of(cover));
    }

    private static Set<String> folders(BundleZip zip) {
        return zip.files().stream().map(file -> file.name().split("/", 2)[0]).collect(Collectors.toSet());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
