package org.jawoord.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jawoord.settings.StartupRefused;

/** The embedded server of another process that runs on a data directory. */
final class RunningPostgres {

    /** Line of {@code postmaster.pid} with the port (PostgreSQL, src/include/utils/pidfile.h). */
    private static final int PORT_LINE = 3;

    private RunningPostgres() {}

    /** Where it listens, and its roles; empty when nobody holds the directory. */
    static Optional<DatabaseAddress> in(Path dataDirectory) {
        Path home = EmbeddedPostgres.home(dataDirectory);
        try {
            if (!isHeld(home.resolve("lock"))) {
                return Optional.empty();
            }
            Cluster cluster = Cluster.existingIn(home);
            List<String> lines = Files.readAllLines(cluster.data().resolve("postmaster.pid"));
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return Optional.of(EmbeddedPostgres.address(port, cluster.credentials()));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            throw new StartupRefused(
                    "JAWOORD_DATA: the database in " + home + " is in use, and it can't be seen where it listens: "
                            + e.getMessage(),
                    e);
        }
    }

    private static boolean isHeld(Path lock) throws IOException {
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock mine = channel.tryLock()) {
            return mine == null;
        }
    }
}
