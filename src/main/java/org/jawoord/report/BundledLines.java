package org.jawoord.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jawoord.ledger.Ledgers;
import org.jawoord.ledger.ReceiptIssuer;
import org.jawoord.proof.Subtrees;
import org.jawoord.report.Contents.Kind;

/**
 * Adds records to a bundle: with proof and receipt, or, where no server with the key has written them like that, as what they
 * are, without. One such row must not keep an owner from handing over all the others.
 */
@ApplicationScoped
class BundledLines {

    private final DataSource database;
    private final Ledgers ledgers;
    private final ReceiptIssuer receipts;

    BundledLines(DataSource database, Ledgers ledgers, ReceiptIssuer receipts) {
        this.database = database;
        this.ledgers = ledgers;
        this.receipts = receipts;
    }

    /**
     * A record's files.
     *
     * @param receipt null where there is none
     */
    private record Made(Line line, byte[] record, byte[] receipt) {}

    /** 503 when the place of one of these can't be proven, since the ledger is damaged. Tells {@code contents} of the others. */
    void requireProofs(EvidenceBundle.Order order, Kind kind, List<Line> lines, Contents contents) throws SQLException {
        try (Connection connection = database.getConnection()) {
            var tree = order.ledger().tree(connection);
            for (var line : lines) {
                if (isWithin(order, line)) {
                    order.ledger().inclusion(line.leaf(), tree);
                    if (line.doubt() == null) {
                        contents.add(kind, line);
                    }
                }
            }
        }
    }

    /** Adds some of one kind, as many as are read, proven and written at once. */
    void add(EvidenceBundle.Order order, Kind kind, List<Line> lines, Contents contents, BundleZip zip)
            throws IOException, SQLException {
        for (var made : made(order, kind, lines, contents)) {
            var record = made.line().record();
            if (made.line().doubt() != null) {
                zip.add(UnprovenRecord.name(record.seq(), record.id().toString()), made.record());
                contents.unproven(made.line());
                continue;
            }
            var name = BundledRecord.name(made.line());
            zip.add(kind.folder() + "/" + name + ".json", made.record());
            contents.add(kind, made.line());
            if (made.receipt() != null) {
                zip.add("receipts/" + name + ".json", made.receipt());
            }
        }
    }

    /** All that is read, before anything is written: a client that reads slowly must not hold a connection. */
    private List<Made> made(EvidenceBundle.Order order, Kind kind, List<Line> lines, Contents contents)
            throws SQLException {
        var files = new ArrayList<Made>();
        try (Connection connection = database.getConnection()) {
            var tree = order.ledger().tree(connection);
            var inLeaves = ledgers.commitmentsOf(
                    connection,
                    lines.stream()
                            .filter(line -> line.doubt() != null)
                            .map(line -> line.record().seq())
                            .toList());
            for (var line : lines) {
                if (line.doubt() != null) {
                    files.add(doubtful(order, line, inLeaves, tree));
                } else if (isWithin(order, line)) {
                    var inclusion = order.ledger().inclusion(line.leaf(), tree);
                    var receipt = kind.hasReceipt() ? receipts.issue(connection, line.record(), inclusion) : null;
                    files.add(new Made(line, BundledRecord.of(line, inclusion), receipt));
                } else if (kind.hasReceipt()) {
                    contents.unnumbered();
                }
            }
        }
        return files;
    }

    private static Made doubtful(EvidenceBundle.Order order, Line line, Map<Long, byte[]> inLeaves, Subtrees tree) {
        var inclusion = isWithin(order, line) ? order.ledger().inclusion(line.leaf(), tree) : null;
        var inLeaf = inLeaves.get(line.record().seq());
        return new Made(line, UnprovenRecord.of(line, inLeaf, inclusion), null);
    }

    private static boolean isWithin(EvidenceBundle.Order order, Line line) {
        return line.leaf() != null && line.leaf() < order.ledger().size();
    }
}
