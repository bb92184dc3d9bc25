package org.jawoord.database;

import java.util.ArrayList;
import java.util.List;

/** The settings of the embedded server that differ from PostgreSQL's own defaults, as {@code name=value}. */
final class ServerSettings {

    /** Above the pool's size, with room for migrations, a backup and a look by hand. */
    static final int MAX_CONNECTIONS = 50;

    private ServerSettings() {}

    /**
     * @param lasting true: a commit is on the disk when it is acknowledged. False only for tests, whose data may go
     */
    static List<String> of(boolean lasting) {
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=" + MAX_CONNECTIONS,
                "shared_buffers=64MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "jit=off",
                // no visitor data in the log: neither the statement that failed nor the row it names
                "log_min_error_statement=panic",
                "log_error_verbosity=terse"));
        String flush = lasting ? "on" : "off";
        settings.add("fsync=" + flush);
        settings.add("synchronous_commit=" + flush);
        settings.add("full_page_writes=" + flush);
        return settings;
    }
}
