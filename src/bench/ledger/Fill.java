import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Fills the embedded database of a running server with choices of one site, as if they were from before there was a
 * ledger (which need no seal): Fill DATA SITE ROWS. Prints how large they are.
 */
public final class Fill {

    private static final int CHUNK = 100_000;

    private static final String ROWS = """
            INSERT INTO choice (site, id, session, notice, language, action, surface, categories, client_at, recorded_at,
                                expires_at, body_hash, salt)
            SELECT '%1$s', gen_random_uuid(), substr(sha256(i::text::bytea), 1, 16),
                   (SELECT notice FROM publication WHERE site = '%1$s' ORDER BY version DESC LIMIT 1), 'nl',
                   CASE i %% 3 WHEN 0 THEN 'accept_all' WHEN 1 THEN 'reject_all' ELSE 'save' END, 'banner',
                   CASE i %% 3 WHEN 2 THEN '{"functional": true, "analytics": true, "marketing": false}'::jsonb END,
                   date_trunc('milliseconds', now()) - (%3$d - i) * interval '6 seconds',
                   date_trunc('milliseconds', now()) - (%3$d - i) * interval '6 seconds',
                   now() + interval '180 days', sha256(i::text::bytea),
                   sha256((gen_random_uuid()::text || i)::bytea)
            FROM generate_series(%2$d + 1, least(%2$d + %4$d, %3$d)) i""";

    public static void main(String... args) throws Exception {
        var home = Path.of(args[0], "pg17");
        var site = args[1];
        long rows = Long.parseLong(args[2]);
        List<String> credentials = Files.readAllLines(home.resolve("credentials"));
        var port = Files.readAllLines(home.resolve("cluster/postmaster.pid")).get(3).strip();
        try (Connection owner = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/jawoord", "jawoord_owner", credentials.get(1))) {
            run(owner, "UPDATE signing_key SET first_seq = 9000000000000000000");
            Files.delete(Path.of(args[0], "keys/sealed-from")); // the next start believes the database
            // The first choice is so long ago, and what it answers was shown before.
            run(owner, "ALTER TABLE publication DISABLE TRIGGER USER");
            run(owner, "UPDATE publication SET published_at = published_at - " + (rows + 1) + " * interval '6 seconds'");
            run(owner, "ALTER TABLE publication ENABLE TRIGGER USER");
            for (long done = 0; done < rows; done += CHUNK) {
                run(owner, ROWS.formatted(site, done, rows, CHUNK));
            }
            run(owner, "VACUUM ANALYZE choice");
            System.out.printf("choice: %,d bytes a row with its indexes%n", size(owner, "choice") / rows);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long size(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_total_relation_size('" + table + "')")) {
            row.next();
            return row.getLong(1);
        }
    }
}
