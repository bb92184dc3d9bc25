package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import org.jawoord.consent.LedgerRecord;

/** Issues receipts for who has a record and its proof at hand: many of them, all against one checkpoint. */
public interface ReceiptIssuer {

    /** The signed receipt of a record, as it is handed out: RFC 8785 in UTF-8. */
    byte[] issue(Connection connection, LedgerRecord record, Ledgers.Inclusion inclusion) throws SQLException;
}
