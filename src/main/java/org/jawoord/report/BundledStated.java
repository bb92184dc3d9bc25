package org.jawoord.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jawoord.consent.elsewhere.ConsentText;
import org.jawoord.consent.elsewhere.ConsentTexts;
import org.jawoord.report.Contents.Kind;
import org.jawoord.shared.CanonicalJson;

/**
 * Adds to a bundle what was consented to elsewhere: {@code stated/}, their receipts, and in {@code texts/} what was read or
 * read aloud, each under the SHA-256 of its content.
 */
@ApplicationScoped
class BundledStated {

    /** Records that are read, proven and written at once. */
    private static final int PAGE = 100;

    private final DataSource database;
    private final StatedPages pages;
    private final ConsentTexts texts;
    private final BundledLines lines;

    BundledStated(DataSource database, StatedPages pages, ConsentTexts texts, BundledLines lines) {
        this.database = database;
        this.pages = pages;
        this.texts = texts;
        this.lines = lines;
    }

    void addTo(EvidenceBundle.Order order, Contents contents, BundleZip zip) throws IOException, SQLException {
        forEach(order, (kind, part) -> lines.add(order, kind, part, contents, zip));
        for (var text : read(order, contents)) {
            contents.text(text);
            zip.add(
                    "texts/" + text.id() + ".json",
                    CanonicalJson.of(text.json()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Hands on what belongs into a bundle, part by part. */
    void forEach(EvidenceBundle.Order order, EvidenceBundle.Taker taker) throws IOException, SQLException {
        var subject = order.subject();
        if (subject.stated() != null) {
            taker.take(Kind.STATED, pages.withWithdrawals(subject.site(), subject.stated()));
        } else if (subject.choice() == null) {
            all(order, taker);
        }
    }

    private void all(EvidenceBundle.Order order, EvidenceBundle.Taker taker) throws IOException, SQLException {
        for (long after = 0; ; ) {
            var page = pages.forward(order.subject().scope(), after, PAGE);
            taker.take(Kind.STATED, page);
            if (page.size() < PAGE) {
                return;
            }
            after = page.get(page.size() - 1).record().seq();
        }
    }

    private List<ConsentText> read(EvidenceBundle.Order order, Contents contents) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return List.copyOf(texts.byIds(connection, order.subject().site(), contents.texts())
                    .values());
        }
    }
}
