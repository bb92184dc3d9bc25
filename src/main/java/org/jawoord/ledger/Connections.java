package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** Where a check of the ledger gets its connections: one for each of the threads that read. */
@FunctionalInterface
public interface Connections {

    /** A connection that may read everything, and which whoever asked closes. */
    Connection open() throws SQLException;
}
