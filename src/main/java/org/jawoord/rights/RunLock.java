package org.jawoord.rights;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One run of the retention at a time, on whichever node. */
final class RunLock {

    /** For the length of a transaction of its own, so that a node that dies lets go. Any number; "jawopurg" in hex. */
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(x'6a61776f70757267'::bigint)";

    private RunLock() {}

    /** Something that is done while no other node does it. */
    interface Work {
        void run() throws SQLException;
    }

    /** Does it, or returns false when another is at it. */
    static boolean alone(DataSource database, Work work) throws SQLException {
        try (Connection lock = database.getConnection()) {
            lock.setAutoCommit(false);
            try (var select = lock.prepareStatement(LOCK);
                    var row = select.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return false;
                }
                work.run();
                return true;
            } finally {
                lock.rollback();
                lock.setAutoCommit(true);
            }
        }
    }
}
