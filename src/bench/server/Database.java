import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The embedded database of a running server, opened as the role that owns the tables. */
final class Database implements AutoCloseable {

    static final String OWNER = "jawoord_owner";
    static final String NAME = "jawoord";

    /** Lines of postmaster.pid and of credentials, from 0. */
    private static final int PID = 0;

    private static final int PORT = 3;
    private static final int OWNERS_PASSWORD = 1;

    private final Connection connection;
    private final int port;
    private final String password;

    private Database(int port, String password) throws SQLException {
        this.port = port;
        this.password = password;
        this.connection = DriverManager.getConnection(url(port), OWNER, password);
    }

    static Database of(Path data) throws IOException, SQLException {
        var port = Integer.parseInt(line(data.resolve("pg17/cluster/postmaster.pid"), PORT));
        return new Database(port, line(data.resolve("pg17/credentials"), OWNERS_PASSWORD));
    }

    /** The process of the database in a data directory. */
    static Optional<Long> postmaster(Path data) {
        var file = data.resolve("pg17/cluster/postmaster.pid");
        try {
            return Files.exists(file) ? Optional.of(Long.parseLong(line(file, PID))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Connection connection() {
        return connection;
    }

    int port() {
        return port;
    }

    String password() {
        return password;
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one number that a query answers. */
    long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The one text that a query answers. */
    String text(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String line(Path file, int number) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.get(number).strip();
    }
}
