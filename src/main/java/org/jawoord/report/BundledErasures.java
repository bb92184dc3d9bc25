package org.jawoord.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jawoord.ledger.Ledgers;
import org.jawoord.report.Contents.Kind;
import org.jawoord.rights.ErasureRecords;

/** Finds for the bundle of a period what was erased since it began: why there are leaves without a record. */
@ApplicationScoped
class BundledErasures {

    /** Erasures in one bundle, the first ones: each names up to a thousand leaves. */
    private static final int MAX = 1_000;

    private final DataSource database;
    private final ErasureRecords erasures;
    private final Ledgers ledgers;

    BundledErasures(DataSource database, ErasureRecords erasures, Ledgers ledgers) {
        this.database = database;
        this.erasures = erasures;
        this.ledgers = ledgers;
    }

    /** Hands them on; of something that has a name, none: an erasure says nothing of whom. */
    void forEach(EvidenceBundle.Order order, EvidenceBundle.Taker taker) throws IOException, SQLException {
        if (!order.subject().namesSomething()) {
            taker.take(Kind.ERASURES, ofPeriod(order.subject()));
        }
    }

    private List<Line> ofPeriod(Subject subject) throws SQLException {
        try (Connection connection = database.getConnection()) {
            var since = subject.scope().selection().from();
            var records = erasures.ofSite(connection, subject.site(), since, MAX);
            return Line.of(connection, ledgers, records);
        }
    }
}
