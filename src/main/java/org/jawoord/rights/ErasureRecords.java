package org.jawoord.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.RecordTable;
import org.jawoord.consent.UnreadableRow;
import org.jawoord.ledger.Erasures;
import org.jawoord.ledger.receipt.ErasedRecords;

/** Erasures as records of the ledger, and what they say about the records that are gone. */
@ApplicationScoped
public class ErasureRecords extends RecordTable implements Erasures, ErasedRecords {

    private static final String COLUMNS =
            "SELECT e.seq, e.site, e.id, e.reason, e.erased_at, e.leaves, e.salt, e.seal FROM erasure e ";

    private static final String OF_SITE = COLUMNS + "WHERE e.site = ? AND e.erased_at >= ? ORDER BY e.seq LIMIT ?";

    /** The erasure has a leaf in the tree itself and names the leaf of the record, or it would excuse nothing. */
    private static final String AMONG = """
            SELECT r.seq FROM erased_record r
                JOIN erasure e ON e.seq = r.erasure
                JOIN ledger_leaf own ON own.seq = e.seq AND own.site = e.site
                JOIN ledger_head head ON head.site = own.site AND own.index < head.size
                JOIN ledger_leaf leaf ON leaf.seq = r.seq AND leaf.site = e.site AND leaf.index = ANY (e.leaves)
            WHERE r.seq = ANY (?) AND e.site = ?""";

    private static final String OF_ID = COLUMNS.replace(" FROM", ", r.seq FROM")
            + "JOIN erased_record r ON r.erasure = e.seq WHERE r.site = ? AND r.id = ?";

    public ErasureRecords() {
        super(COLUMNS, "e", ErasureRecords::record);
    }

    /** The erasures of a site since a time, in order, at most so many. */
    public List<LedgerRecord> ofSite(Connection connection, String site, Instant since, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_SITE)) {
            select.setString(1, site);
            select.setObject(2, since.atOffset(ZoneOffset.UTC));
            select.setInt(3, limit);
            return read(select, ErasureRecords::record);
        }
    }

    @Override
    public Set<Long> among(Connection connection, String site, Collection<Long> seqs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AMONG)) {
            select.setArray(1, connection.createArrayOf("bigint", seqs.toArray()));
            select.setString(2, site);
            var erased = new HashSet<Long>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    erased.add(row.getLong(1));
                }
            }
            return erased;
        }
    }

    @Override
    public Optional<Erased> of(Connection connection, String site, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_ID)) {
            select.setString(1, site);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Erased(row.getLong(9), record(row))) : Optional.empty();
            }
        }
    }

    private static LedgerRecord record(ResultSet row) throws SQLException {
        try {
            return readable(row);
        } catch (RuntimeException someValueMeansNothing) {
            return UnreadableRow.of(row, "erasure");
        }
    }

    private static LedgerRecord readable(ResultSet row) throws SQLException {
        var erasure = new Erasure(
                row.getString(2),
                row.getObject(3, UUID.class),
                Erasure.Reason.ofWireName(row.getString(4)),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                List.of((Long[]) row.getArray(6).getArray()));
        return new LedgerRecord(
                row.getLong(1), erasure.site(), erasure.id(), row.getBytes(7), row.getBytes(8), erasure.content());
    }
}
