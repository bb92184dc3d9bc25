package org.jawoord.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A server that is still running on the data directory though the program that started it is gone. Its watchdog ends it
 * within a moment; should that be gone too, it is asked to stop. It is never killed: its data are worth the wait. A
 * stale {@code postmaster.pid} after {@code kill -9} names no live PostgreSQL, and PostgreSQL removes that file itself.
 */
final class Orphan {

    private static final Logger LOG = Logger.getLogger(Orphan.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration WATCHDOG_TIME = Duration.ofSeconds(5);

    private Orphan() {}

    /**
     * @throws IOException when it still runs after {@code patience}
     */
    static void await(Path data, Duration patience) throws IOException, InterruptedException {
        long start = System.nanoTime();
        boolean asked = false;
        for (Optional<ProcessHandle> orphan = find(data); orphan.isPresent(); orphan = find(data)) {
            long waited = System.nanoTime() - start;
            if (waited > patience.toNanos()) {
                throw new IOException(
                        "another PostgreSQL (process " + orphan.get().pid() + ") uses " + data + " and does not stop");
            }
            if (!asked && waited > WATCHDOG_TIME.toNanos()) {
                LOG.infof(
                        "stopping PostgreSQL (process %d), left behind by an earlier run",
                        orphan.get().pid());
                orphan.get().destroy();
                asked = true;
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private static Optional<ProcessHandle> find(Path data) throws IOException {
        return pidIn(data.resolve("postmaster.pid"))
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    private static Optional<Long> pidIn(Path file) throws IOException {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.get(0).strip()));
        } catch (java.nio.file.NoSuchFileException | NumberFormatException goneOrHalfWritten) {
            return Optional.empty();
        }
    }
}
