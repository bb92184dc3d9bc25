package org.jawoord.ledger.receipt;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Tells which choices were erased (GDPR Art. 17): their receipts are gone, and that they were there can still be shown. */
public interface ErasedRecords {

    /**
     * An erased record.
     *
     * @param seq its place in the order, which its leaf still has
     * @param erasedAt when record and salt were deleted
     */
    record Erased(long seq, Instant erasedAt) {}

    /** The erasure of the choice that had this ID on a site; empty when there was none, or it was not erased. */
    Optional<Erased> of(Connection connection, String site, UUID id) throws SQLException;
}
