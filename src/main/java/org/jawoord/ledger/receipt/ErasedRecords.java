package org.jawoord.ledger.receipt;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jawoord.consent.LedgerRecord;

/** Tells which choices were erased (GDPR Art. 17): their receipts are gone, and that they were there can still be shown. */
public interface ErasedRecords {

    /**
     * An erased record.
     *
     * @param seq its place in the order, which its leaf still has
     * @param erasure the record of its erasure, which has a leaf itself
     */
    record Erased(long seq, LedgerRecord erasure) {

        /** When record and salt were deleted (RFC 3339). */
        public String erasedAt() {
            return erasure.content().path("recordedAt").textValue();
        }
    }

    /** The erasure of the choice that had this ID on a site; empty when there was none, or it was not erased. */
    Optional<Erased> of(Connection connection, String site, UUID id) throws SQLException;
}
