package org.jawoord.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.ledger.Ledgers;
import org.jawoord.report.Contents.Kind;
import org.jawoord.rights.ErasureRecords;

/** Adds to the bundle of a period what was erased since it began: why there are leaves without a record. */
@ApplicationScoped
class BundledErasures {

    /** Erasures in one bundle, the first ones: each names up to a thousand leaves. */
    private static final int MAX = 1_000;

    private final DataSource database;
    private final ErasureRecords erasures;
    private final Ledgers ledgers;
    private final BundledLines lines;

    BundledErasures(DataSource database, ErasureRecords erasures, Ledgers ledgers, BundledLines lines) {
        this.database = database;
        this.erasures = erasures;
        this.ledgers = ledgers;
        this.lines = lines;
    }

    /** Adds them; of something that has a name, none: an erasure says nothing of whom. */
    void addTo(EvidenceBundle.Order order, Contents contents, BundleZip zip) throws IOException, SQLException {
        if (!order.subject().namesSomething()) {
            lines.add(order, Kind.ERASURES, ofPeriod(order.subject()), contents, zip);
        }
    }

    private List<Line> ofPeriod(Subject subject) throws SQLException {
        try (Connection connection = database.getConnection()) {
            var since = subject.scope().selection().from();
            var records = erasures.ofSite(connection, subject.site(), since, MAX);
            var indexes = ledgers.indexesOf(
                    connection, records.stream().map(LedgerRecord::seq).toList());
            return records.stream()
                    .map(record -> new Line(record, indexes.get(record.seq())))
                    .toList();
        }
    }
}
