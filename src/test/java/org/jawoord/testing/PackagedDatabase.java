package org.jawoord.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The embedded database of a {@link PackagedServer}, seen and broken from outside. */
public final class PackagedDatabase {

    private final Path home;

    PackagedDatabase(Path data) {
        this.home = data.resolve("pg17");
    }

    /** Whether a server was ever unpacked there. */
    public boolean exists() {
        return Files.exists(home);
    }

    /** As the role that owns the tables. */
    public Connection connectAsOwner() throws SQLException {
        return connect("jawoord", "jawoord_owner", 1);
    }

    /** As the role that may do anything. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect("jawoord", "postgres", 0);
    }

    /** {@code kill -9} of the server and all its children at once. */
    public void kill() {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(postmasterFile().get(0).strip()))
                .orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await("end of PostgreSQL").until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** The number of the running server's main process, if one runs. */
    public Optional<Long> pid() {
        return Files.exists(home.resolve("cluster/postmaster.pid"))
                ? Optional.of(Long.valueOf(postmasterFile().get(0).strip())).filter(PackagedDatabase::isRunning)
                : Optional.empty();
    }

    /** Waits until no server runs there any more. */
    public void awaitEnd() {
        await("end of the database").atMost(Duration.ofSeconds(60)).until(() -> pid().isEmpty());
    }

    private Connection connect(String database, String user, int credentialsLine) throws SQLException {
        try {
            String password = Files.readAllLines(home.resolve("credentials")).get(credentialsLine);
            String port = postmasterFile().get(3).strip();
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> postmasterFile() {
        try {
            return Files.readAllLines(home.resolve("cluster/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .isPresent();
    }
}
