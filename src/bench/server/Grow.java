import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Two years of choices on hundreds of sites, as life would have left them: see {@link Years} for their shape. By COPY, a
 * chunk in a transaction, which also says how far it is: a run that was ended goes on where it stood.
 */
final class Grow {

    /** Sites that they are on. */
    static final int SITES = 500;

    /** Notices that each site had in the two years. */
    static final int NOTICES = 3;

    private static final int CHUNK = 100_000;
    private static final Duration SPAN = Duration.ofDays(730);
    private static final String COPY = "COPY choice (site, id, session, notice, language, action, surface, categories, "
            + "services, client_at, recorded_at, expires_at, body_hash, salt) FROM STDIN";

    private Grow() {}

    static void run(Jawoord server, Database database, long rows, int sites)
            throws IOException, InterruptedException, SQLException {
        database.run("CREATE SCHEMA IF NOT EXISTS bench");
        database.run("CREATE TABLE IF NOT EXISTS bench.grown (done bigint NOT NULL, until timestamptz NOT NULL)");
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        if (database.number("SELECT count(*) FROM bench.grown") == 0) {
            for (int version = 2; version <= NOTICES; version++) {
                Sites.republish(server, sites, version);
            }
            backdate(database);
            database.run("INSERT INTO bench.grown VALUES (0, '" + now + "')");
        }
        var until = Instant.ofEpochMilli(
                database.number("SELECT (extract(epoch FROM until) * 1000)::bigint FROM bench.grown"));
        var years = new Years(sites, notices(database, sites), until.minus(SPAN), SPAN, rows);
        var connection = database.connection();
        connection.setAutoCommit(false);
        for (long done = database.number("SELECT done FROM bench.grown"); done < rows; done += CHUNK) {
            copy(database, years, done, Math.min(done + CHUNK, rows));
            database.run("UPDATE bench.grown SET done = " + Math.min(done + CHUNK, rows));
            connection.commit();
            if (done / CHUNK % 10 == 9) {
                System.err.printf("grown: %,d of %,d%n", done + CHUNK, rows);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        database.run("VACUUM ANALYZE choice");
    }

    private static void copy(Database database, Years years, long from, long to) throws IOException, SQLException {
        var copy = database.connection().unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        var line = new StringBuilder();
        try {
            for (long row = from; row < to; row++) {
                line.setLength(0);
                years.write(row, line);
                var bytes = line.toString().getBytes(StandardCharsets.US_ASCII);
                copy.writeToCopy(bytes, 0, bytes.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** The notices of the sites were published over the two years and not just now. Only the owner of the table can say so. */
    private static void backdate(Database database) throws SQLException {
        database.run("ALTER TABLE publication DISABLE TRIGGER USER");
        database.run("UPDATE publication SET published_at = now() - interval '730 days' * (" + (NOTICES + 1)
                + " - version) / " + NOTICES + " WHERE version <= " + NOTICES);
        database.run("ALTER TABLE publication ENABLE TRIGGER USER");
    }

    /** By site, oldest first. */
    private static List<List<String>> notices(Database database, int sites) throws SQLException {
        var notices = new ArrayList<List<String>>();
        for (int site = 1; site <= sites; site++) {
            var ofSite = new ArrayList<String>();
            var query = "SELECT encode(notice, 'hex') FROM publication WHERE site = '" + Sites.key(site) + "' ORDER BY version";
            try (var statement = database.connection().createStatement();
                    var row = statement.executeQuery(query)) {
                while (row.next()) {
                    ofSite.add(row.getString(1));
                }
            }
            notices.add(ofSite);
        }
        return notices;
    }
}
