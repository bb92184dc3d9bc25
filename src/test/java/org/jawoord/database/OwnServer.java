package org.jawoord.database;

import java.nio.file.Path;

/** A PostgreSQL that stands in for an owner's own one: a second cluster, run by the tests. */
public final class OwnServer {

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
}
