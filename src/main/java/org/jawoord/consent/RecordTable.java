package org.jawoord.consent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table whose rows are records of the ledger: how the ledger finds them is the same for each. */
public abstract class RecordTable implements RecordSource {

    private final String withoutLeaf;
    private final String bySeq;
    private final RowReader reader;

    /** Makes a record of a row. */
    @FunctionalInterface
    public interface RowReader {
        LedgerRecord record(ResultSet row) throws SQLException;
    }

    /**
     * The table that these columns are read from.
     *
     * @param columns {@code SELECT … FROM table alias}
     * @param alias of the table, whose place in the order is {@code seq}
     * @param reader of these columns
     */
    protected RecordTable(String columns, String alias, RowReader reader) {
        var seq = alias + ".seq";
        this.withoutLeaf = columns + " WHERE " + seq + " > ? AND " + seq + " <= ? AND NOT EXISTS"
                + " (SELECT FROM ledger_leaf l WHERE l.seq = " + seq + ") ORDER BY " + seq + " LIMIT ?";
        this.bySeq = columns + " WHERE " + seq + " = ANY (?)";
        this.reader = reader;
    }

    @Override
    public List<LedgerRecord> withoutLeaf(Connection connection, long after, long upTo, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(withoutLeaf)) {
            select.setLong(1, after);
            select.setLong(2, upTo);
            select.setInt(3, limit);
            return read(select, reader);
        }
    }

    @Override
    public List<LedgerRecord> bySeq(Connection connection, Long[] seqs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(bySeq)) {
            select.setArray(1, connection.createArrayOf("bigint", seqs));
            return read(select, reader);
        }
    }

    /** The records that a statement finds. */
    protected static List<LedgerRecord> read(PreparedStatement select, RowReader reader) throws SQLException {
        var records = new ArrayList<LedgerRecord>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                records.add(reader.record(row));
            }
        }
        return records;
    }
}
