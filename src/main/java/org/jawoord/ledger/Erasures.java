package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/** Tells which records were erased on purpose, so that their absence is no fault. */
public interface Erasures {

    /** Those of these records (by seq) of a site whose erasure is itself on record. */
    Set<Long> among(Connection connection, String site, Collection<Long> seqs) throws SQLException;
}
