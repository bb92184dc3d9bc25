package org.jawoord.consent;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A table of records that belong into the ledger: choices, and whatever else is recorded as an act. */
public interface RecordSource {

    /**
     * Records without a leaf, in order.
     *
     * @param after only those with a greater seq
     * @param upTo only those with a seq not greater than this
     * @param limit at most so many
     */
    List<LedgerRecord> withoutLeaf(Connection connection, long after, long upTo, int limit) throws SQLException;

    /** The records of these seqs that are (still) there, in any order. */
    List<LedgerRecord> bySeq(Connection connection, Long[] seqs) throws SQLException;
}
