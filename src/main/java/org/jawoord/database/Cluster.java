package org.jawoord.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * The embedded server's data directory and what is in it from the start: three roles and one database. Making either is
 * safe to interrupt at any point; the next start goes on from there.
 */
final class Cluster {

    static final String DATABASE = "jawoord";
    static final String SUPERUSER = "postgres";
    static final String OWNER = "jawoord_owner";
    static final String APPLICATION = "jawoord_app";

    private final Path data;
    private final Credentials credentials;

    private Cluster(Path data, Credentials credentials) {
        this.data = data;
        this.credentials = credentials;
    }

    /**
     * @param lasting false for tests: skips flushing the new files to disk
     */
    static Cluster initialisedIn(Path home, PostgresBinaries binaries, UnprivilegedUser user, boolean lasting)
            throws IOException {
        Path data = home.resolve("cluster");
        Path passwords = home.resolve("credentials");
        boolean isNew = !Files.isDirectory(data);
        if (!isNew && !Files.exists(passwords)) {
            throw new IOException(passwords + " is missing, and the database below it opens to nobody else");
        }
        Credentials credentials = Credentials.keptIn(passwords);
        if (isNew) {
            // an initdb that outlived a killed start may still write in its directory: each start has one of its own
            Trees.deleteQuietly(home, "cluster.partial-*");
            Path partial =
                    home.resolve("cluster.partial-" + ProcessHandle.current().pid());
            initdb(home, partial, binaries, user, credentials, lasting);
            Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Cluster(data, credentials);
    }

    /** One that this process has made or opened before. */
    static Cluster existingIn(Path home) throws IOException {
        return new Cluster(home.resolve("cluster"), Credentials.keptIn(home.resolve("credentials")));
    }

    Path data() {
        return data;
    }

    Credentials credentials() {
        return credentials;
    }

    /**
     * Makes the roles and the database where they are missing.
     *
     * @param fresh whether the database is to be emptied first (tests only)
     */
    void prepare(int port, boolean fresh) throws SQLException {
        try (Connection connection = connectAsSuperuser(port);
                Statement statement = connection.createStatement()) {
            role(statement, OWNER, credentials.owner());
            role(statement, APPLICATION, credentials.application());
            if (fresh) {
                statement.execute("drop database if exists " + DATABASE + " with (force)");
            }
            if (!exists(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION);
        }
    }

    private Connection connectAsSuperuser(int port) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", SUPERUSER);
        properties.put("password", credentials.superuser());
        properties.put("connectTimeout", "5");
        return new Driver().connect("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        if (!exists(statement, "select from pg_roles where rolname = '" + name + "'")) {
            // base64url characters only, so the literal needs no escaping
            statement.execute("create role " + name + " login password '" + password + "'");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void initdb(
            Path home,
            Path target,
            PostgresBinaries binaries,
            UnprivilegedUser user,
            Credentials credentials,
            boolean lasting)
            throws IOException {
        Path passwordFile = home.resolve("initdb-password");
        DurableFile.write(passwordFile, credentials.superuser() + "\n");
        try {
            user.handOver(home);
            List<String> command = new ArrayList<>(user.prefix());
            command.add(binaries.program("initdb").toString());
            command.addAll(List.of("-D", target.toString(), "-U", SUPERUSER, "--pwfile=" + passwordFile));
            command.addAll(List.of("-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--data-checksums"));
            command.add("--no-instructions");
            if (!lasting) {
                command.add("--no-sync");
            }
            run(command);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb failed: " + output.strip().replaceAll("\\s*\\R\\s*", "; "));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
