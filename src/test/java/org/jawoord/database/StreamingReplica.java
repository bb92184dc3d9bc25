package org.jawoord.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * A streaming replica of a PostgreSQL that the tests run, made as pg_basebackup makes one: a backup is begun, the files are
 * copied, it is ended, and the copy follows. Beside its primary's home, under its programs.
 */
final class StreamingReplica implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of the primary's run, and what the replica fetches: PostgreSQL, "Making a Base Backup Using the Low Level API". */
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");

    private static final Set<String> EMPTY_IN_THE_COPY = Set.of("pg_wal", "pg_replslot", "pg_stat_tmp", "pg_subtrans");

    private final Path data;
    private final String superuser;
    private final int port;
    private final PostgresProcess process;

    private StreamingReplica(Path data, String superuser, int port, PostgresProcess process) {
        this.data = data;
        this.superuser = superuser;
        this.port = port;
        this.process = process;
    }

    /** One of a server of {@link OwnServer}, which has begun to follow it. */
    static StreamingReplica of(Path ownDatabase, DatabaseAddress primary) {
        try {
            var home = EmbeddedPostgres.home(ownDatabase);
            var superuser = Credentials.keptIn(home.resolve("credentials")).superuser();
            int primaryPort =
                    URI.create(primary.url().substring("jdbc:".length())).getPort();
            Trees.deleteQuietly(home, "replica-*");
            var data = home.resolve("replica-" + UUID.randomUUID());
            backup(home.resolve("cluster"), data, superuser, primaryPort);
            Files.createFile(data.resolve("standby.signal"));
            Files.writeString(
                    data.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=" + primaryPort + " user=" + Cluster.SUPERUSER
                            + " password=" + superuser + "'\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            var user = UnprivilegedUser.forWorkIn(home);
            user.handOver(home);
            int port = freePort();
            var process = PostgresProcess.start(
                    PostgresBinaries.unpackedIn(home), user, data, port, true, home.resolve("replica.log"), PATIENCE);
            return new StreamingReplica(data, superuser, port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return port;
    }

    /** It receives and doesn't replay: it lags from now on. */
    void pause() {
        runs("select pg_wal_replay_pause()");
    }

    /** It replays again. */
    void resume() {
        runs("select pg_wal_replay_resume()");
    }

    private void runs(String statement) {
        try (Connection connection = superuserAt(port, superuser)) {
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A connection of the role that may do anything, to a server of {@link OwnServer}. */
    static Connection superuser(Path ownDatabase, DatabaseAddress own) throws SQLException, IOException {
        var credentials = Credentials.keptIn(EmbeddedPostgres.home(ownDatabase).resolve("credentials"));
        return superuserAt(URI.create(own.url().substring("jdbc:".length())).getPort(), credentials.superuser());
    }

    private static Connection superuserAt(int port, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE, Cluster.SUPERUSER, password);
    }

    private static void backup(Path from, Path to, String superuser, int port) throws SQLException, IOException {
        try (Connection connection = superuserAt(port, superuser);
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('replica', true)");
            copy(from, to);
            try (var row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(to.resolve("backup_label"), row.getString(1));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                var target = to.resolve(from.relativize(directory).toString());
                Files.createDirectory(
                        target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = from.relativize(file);
                boolean isWanted = !LEFT_OUT.contains(name.toString())
                        && !EMPTY_IN_THE_COPY.contains(name.getName(0).toString());
                if (isWanted) {
                    copyIfThere(file, to.resolve(name.toString()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copyIfThere(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target);
        } catch (java.nio.file.NoSuchFileException goneMeanwhile) {
            // its end is in the log that the replica replays
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        try {
            process.stop(PATIENCE);
            Trees.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
