package org.jawoord.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL that stands in for an owner's own one: a second cluster, run by the tests. */
public final class OwnServer {

    private static final Path REPLICATED = Path.of("target", "own-database-replicated");
    private static final Path ANOTHER = Path.of("target", "own-database-another");

    private OwnServer() {}

    /** Flushes to disk, as an owner's server should. Both roles of the address are there. */
    public static DatabaseAddress flushing() {
        return new EmbeddedPostgres(Path.of("target", "own-database"), false).start();
    }

    /** Does not flush to disk: unfit for choices. */
    public static DatabaseAddress notFlushing() {
        return new EmbeddedPostgres(Path.of("target", "own-database-unsafe"), true).start();
    }

    /** Another one that flushes, so that its tests don't meet what those of {@link #flushing} leave. */
    static DatabaseAddress ofTwo() {
        return new EmbeddedPostgres(Path.of("target", "own-database-of-two"), false).start();
    }

    /** One more, whose tables are brought to a version that doesn't exist. */
    static DatabaseAddress ofUpgrades() {
        return new EmbeddedPostgres(Path.of("target", "own-database-of-upgrades"), false).start();
    }

    /** One for a replica's tests alone: other tests may run beside them in another process, which can't have the same directory. */
    static DatabaseAddress replicated() {
        return new EmbeddedPostgres(REPLICATED, false).start();
    }

    /** Another cluster than {@link #replicated}. */
    static DatabaseAddress another() {
        return new EmbeddedPostgres(ANOTHER, false).start();
    }

    /** A streaming replica of {@link #replicated}. */
    static StreamingReplica replica() {
        return StreamingReplica.of(REPLICATED, replicated());
    }

    /** The same role at {@link #replicated} and at {@link #another}, which may read and nothing else. */
    static void makeReader(String name, String password) throws SQLException, IOException {
        for (var server : List.of(REPLICATED, ANOTHER)) {
            try (var connection = StreamingReplica.superuser(server, server == REPLICATED ? replicated() : another());
                    var statement = connection.createStatement()) {
                statement.execute("do $$ begin create role " + name + "; exception when duplicate_object then end $$");
                statement.execute("alter role " + name + " login password '" + password + "'");
                statement.execute("grant connect on database " + Cluster.DATABASE + " to " + name);
                statement.execute("grant pg_read_all_data to " + name);
            }
        }
    }
}
