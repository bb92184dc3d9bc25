package org.jawoord.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How far a PostgreSQL server has come, in the history of which cluster. A number of the log alone says nothing: another cluster
 * counts as well, and so does a server that went its own way after a failover, which begins another timeline.
 *
 * @param system identifier of the cluster, which its replicas share
 * @param timeline of a replica the one that it has certainly reached; it learns of a new one some minutes late
 * @param log position in the write-ahead log, in bytes
 * @param replays whether it is a replica
 */
public record Position(long system, int timeline, long log, boolean replays) {

    /**
     * The primary's. What was inserted, not what was flushed: whatever anybody can see there was inserted before, also what a
     * session with {@code synchronous_commit=off} wrote. One time in a thousand it is just behind the header of a page, which a
     * replica reaches with the next record only; that costs reads of the primary, and nothing else.
     */
    private static final String OF_PRIMARY = """
            SELECT (SELECT system_identifier FROM pg_control_system()),
                   ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int,
                   (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint, false""";

    /**
     * A replica's. What a statement sees that is begun after this one has ended includes all that was committed up to here; in
     * one and the same statement it would not, since that sees what was so before it asked. No semicolon at the end.
     */
    public static final String OF_REPLICA = """
            SELECT (SELECT system_identifier FROM pg_control_system()),
                   (SELECT timeline_id FROM pg_control_checkpoint()),
                   (coalesce(pg_last_wal_replay_lsn(), '0/0') - '0/0'::pg_lsn)::bigint, pg_is_in_recovery()""";

    /** Of the primary, now or later. */
    public static Position ofPrimary(Connection connection) throws SQLException {
        return read(connection, OF_PRIMARY);
    }

    /** Of a replica, now or later. */
    public static Position ofReplica(Connection connection) throws SQLException {
        return read(connection, OF_REPLICA);
    }

    /** The next row of one of these statements. */
    public static Position of(ResultSet row) throws SQLException {
        row.next();
        return new Position(row.getLong(1), row.getInt(2), row.getLong(3), row.getBoolean(4));
    }

    /** Whether this is a replica's, which has replayed all that the primary had written at that place. */
    public boolean includes(Position primary) {
        return replays && system == primary.system && timeline == primary.timeline && log >= primary.log;
    }

    private static Position read(Connection connection, String statement) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(statement);
                ResultSet row = select.executeQuery()) {
            return of(row);
        }
    }
}
