package org.jawoord.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One run of the {@code postgres} program, with a shell beside it as watchdog.
 *
 * <p>The shell holds a pipe from this process. When this process ends in any way, {@code kill -9} included, the pipe
 * closes and PostgreSQL gets a fast shutdown, so none is left behind. When PostgreSQL ends, so does the shell, which is
 * how {@link Supervisor} hears of it. Signals that a terminal or a service manager sends to the whole group are ignored
 * by the shell, and PostgreSQL has a session of its own, because the pool has to close before the database stops.
 */
final class PostgresProcess {

    private static final String WATCHDOG = """
            trap '' INT TERM HUP
            exec 3<&0 </dev/null
            own_session=
            if command -v setsid >/dev/null 2>&1; then own_session=setsid; fi
            $own_session "$@" 3<&- &
            postgres=$!
            (cat <&3 >/dev/null; kill -INT $postgres 2>/dev/null) &
            pipe=$!
            exec 3<&-
            wait $postgres
            status=$?
            kill -9 $pipe 2>/dev/null
            exit $status
            """;

    /** Line of {@code postmaster.pid} with the state; "ready" once connections are accepted. */
    private static final int STATE_LINE = 7;

    private static final Duration POLL = Duration.ofMillis(20);

    private final Process watchdog;

    private PostgresProcess(Process watchdog) {
        this.watchdog = watchdog;
    }

    /**
     * Starts the server and waits until it accepts connections.
     *
     * @param lasting false switches the flushing to disk off, for tests
     * @param patience how long crash recovery may take
     * @throws IOException when it ends before it is ready; the reason is in {@code log}
     */
    static PostgresProcess start(
            PostgresBinaries binaries,
            UnprivilegedUser user,
            Path data,
            int port,
            boolean lasting,
            Path log,
            Duration patience)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of("sh", "-c", WATCHDOG, "jawoord-postgres"));
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        ServerSettings.of(lasting).forEach(setting -> command.addAll(List.of("-c", setting)));
        Optional<String> before = postmasterFile(data);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        PostgresProcess started = new PostgresProcess(process);
        started.awaitReady(data, before, log, patience);
        return started;
    }

    /** Completes when PostgreSQL has ended, whoever ended it. */
    CompletableFuture<?> ended() {
        return watchdog.onExit();
    }

    /** Asks for a fast shutdown (checkpoint, then end) and waits for it. */
    void stop(Duration patience) throws IOException, InterruptedException {
        watchdog.getOutputStream().close();
        if (!watchdog.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            watchdog.descendants().forEach(ProcessHandle::destroyForcibly);
            watchdog.destroyForcibly();
        }
    }

    private void awaitReady(Path data, Optional<String> before, Path log, Duration patience)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isReady(data, before)) {
            if (!watchdog.isAlive()) {
                throw new IOException("PostgreSQL did not start, " + log + " says why");
            }
            if (System.nanoTime() > end) {
                stop(Duration.ofSeconds(10));
                throw new IOException("PostgreSQL was not ready after " + patience.toSeconds() + " s, see " + log);
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** The file of an earlier run may still be there and say "ready": only a changed one counts. */
    private static boolean isReady(Path data, Optional<String> before) throws IOException {
        Optional<String> now = postmasterFile(data);
        return !now.equals(before)
                && now.map(text -> text.lines().skip(STATE_LINE).findFirst().orElse(""))
                        .filter(state -> state.startsWith("ready"))
                        .isPresent();
    }

    private static Optional<String> postmasterFile(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (java.nio.file.NoSuchFileException justRemoved) {
            return Optional.empty();
        }
    }
}
