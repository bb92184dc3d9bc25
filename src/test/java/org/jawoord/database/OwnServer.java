package org.jawoord.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL that stands in for an owner's own one: a second cluster, run by the tests. */
public final class OwnServer {

    private static final Path FLUSHING = Path.of("target", "own-database");
    private static final Path OF_TWO = Path.of("target", "own-database-of-two");

    private OwnServer() {}

    /** Flushes to disk, as an owner's server should. Both roles of the address are there. */
    public static DatabaseAddress flushing() {
        return new EmbeddedPostgres(FLUSHING, false).start();
    }

    /** Does not flush to disk: unfit for choices. */
    public static DatabaseAddress notFlushing() {
        return new EmbeddedPostgres(Path.of("target", "own-database-unsafe"), true).start();
    }

    /** Another one that flushes, so that its tests don't meet what those of {@link #flushing} leave. */
    static DatabaseAddress ofTwo() {
        return new EmbeddedPostgres(OF_TWO, false).start();
    }

    /** A streaming replica of {@link #ofTwo}. */
    static StreamingReplica replicaOfTwo() {
        return StreamingReplica.of(OF_TWO, ofTwo());
    }

    /** The same role at {@link #ofTwo} and at {@link #flushing}, which may read and nothing else. */
    static void makeReader(String name, String password) throws SQLException, IOException {
        for (var server : List.of(OF_TWO, FLUSHING)) {
            try (var connection = StreamingReplica.superuser(server, server == OF_TWO ? ofTwo() : flushing());
                    var statement = connection.createStatement()) {
                statement.execute("do $$ begin create role " + name + "; exception when duplicate_object then end $$");
                statement.execute("alter role " + name + " login password '" + password + "'");
                statement.execute("grant connect on database " + Cluster.DATABASE + " to " + name);
                statement.execute("grant pg_read_all_data to " + name);
            }
        }
    }
}
