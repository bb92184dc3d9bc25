package org.jawoord.database;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import org.jawoord.settings.StartupRefused;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL of our own that lives and dies with this process, in {@code <data directory>/pg17}. The directory carries
 * the major version, because another major cannot read it.
 */
final class EmbeddedPostgres {

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    /**
     * Prefix of the system property that remembers the port. It outlives the class loaders of dev mode; its value has
     * to be a string, because libraries copy the system properties and trip over anything else.
     */
    private static final String REMEMBERED = "jawoord.embedded-postgres:";

    private static final Duration RECOVERY_TIME = Duration.ofMinutes(5);
    private static final Duration STOP_TIME = Duration.ofSeconds(30);
    private static final Duration POOL_CLOSE_TIME = Duration.ofSeconds(10);
    private static final int PORT_ATTEMPTS = 3;
    private static final long LOG_LIMIT = 10_000_000;

    private final Path home;
    private final boolean throwaway;

    /**
     * @param dataDirectory JAWOORD_DATA
     * @param throwaway for tests: an empty database at each start, nothing flushed to disk
     */
    EmbeddedPostgres(Path dataDirectory, boolean throwaway) {
        this.home = home(dataDirectory);
        this.throwaway = throwaway;
    }

    /** Where it lives in a data directory. */
    static Path home(Path dataDirectory) {
        return dataDirectory.toAbsolutePath().normalize().resolve("pg17");
    }

    /**
     * Starts the server, or finds the one that this process has started before.
     *
     * @throws StartupRefused when the directory is in use or cannot be written, or PostgreSQL does not start
     */
    DatabaseAddress start() {
        synchronized (System.getProperties()) {
            try {
                String port = System.getProperty(REMEMBERED + home);
                if (port != null) {
                    return again(Integer.parseInt(port));
                }
                int started = startFirst();
                System.setProperty(REMEMBERED + home, Integer.toString(started));
                return address(started, Credentials.keptIn(home.resolve("credentials")));
            } catch (IOException | SQLException e) {
                throw new StartupRefused(
                        "JAWOORD_DATA: the embedded database in " + home + " cannot be used: " + reason(e), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartupRefused("JAWOORD_DATA: interrupted while the embedded database was starting", e);
            }
        }
    }

    private DatabaseAddress again(int port) throws IOException, SQLException {
        Cluster cluster = Cluster.existingIn(home);
        if (throwaway) {
            cluster.prepare(port, true);
        }
        return address(port, cluster.credentials());
    }

    private int startFirst() throws IOException, SQLException, InterruptedException {
        makeHome();
        DirectoryLock lock = DirectoryLock.on(home);
        try {
            PostgresBinaries binaries = PostgresBinaries.unpackedIn(home);
            UnprivilegedUser user = UnprivilegedUser.forWorkIn(home);
            Cluster cluster = Cluster.initialisedIn(home, binaries, user, !throwaway);
            user.handOver(home);
            return run(lock, binaries, user, cluster);
        } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
            lock.release();
            throw e;
        }
    }

    private int run(DirectoryLock lock, PostgresBinaries binaries, UnprivilegedUser user, Cluster cluster)
            throws IOException, SQLException, InterruptedException {
        Path log = turnedLog();
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Supervisor.Start start = () -> {
                Orphan.await(cluster.data(), STOP_TIME);
                return PostgresProcess.start(binaries, user, cluster.data(), port, !throwaway, log, RECOVERY_TIME);
            };
            try {
                PostgresProcess process = start.run();
                Supervisor supervisor = new Supervisor(process, start);
                // also keeps supervisor and lock reachable: were the pipe collected, the watchdog would stop the server
                Thread stop = new Thread(() -> stop(supervisor, lock), "postgres-stop");
                Runtime.getRuntime().addShutdownHook(stop);
                cluster.prepare(port, throwaway);
                supervisor.watch();
                LOG.debugf("embedded PostgreSQL on 127.0.0.1:%d, data in %s", port, home);
                return port;
            } catch (IOException e) {
                // somebody may have taken the port between our look and PostgreSQL's
                if (attempt == PORT_ATTEMPTS || !isTaken(port)) {
                    throw e;
                }
            }
        }
    }

    private static void stop(Supervisor supervisor, DirectoryLock lock) {
        try {
            awaitPoolClosed();
            supervisor.stop(STOP_TIME);
            lock.release();
        } catch (IOException e) {
            LOG.warnf("stopping PostgreSQL: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitPoolClosed() throws InterruptedException {
        Application application = Application.currentApplication();
        if (application != null) {
            Thread waiting = new Thread(application::awaitShutdown, "await-pool-closed");
            waiting.setDaemon(true);
            waiting.start();
            waiting.join(POOL_CLOSE_TIME.toMillis());
        }
    }

    private void makeHome() throws IOException {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new StartupRefused(
                    "JAWOORD_DATA: the directory " + home.getParent() + " cannot be made: " + reason(e), e);
        }
        if (!Files.isWritable(home)) {
            throw new StartupRefused("JAWOORD_DATA: the directory " + home + " cannot be written by user "
                    + System.getProperty("user.name"));
        }
    }

    private Path turnedLog() throws IOException {
        Path log = home.resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    static DatabaseAddress address(int port, Credentials credentials) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE,
                Cluster.APPLICATION,
                credentials.application(),
                Cluster.OWNER,
                credentials.owner());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return !socket.isBound();
        } catch (IOException taken) {
            return true;
        }
    }

    /** File system exceptions carry only a path as message; their kind says what is wrong. */
    private static String reason(Exception e) {
        return e instanceof java.nio.file.FileSystemException
                ? e.toString().replaceFirst("^.*\\.(\\w+): ", "$1: ")
                : e.getMessage();
    }
}
