import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a server is asked about.
 *
 * @param notices by site, in hex
 * @param hot sessions of the first site that are brought into memory
 * @param spread the same, over all sites
 * @param cold sessions of the first site that are asked for once each
 */
record Population(int sites, Map<String, String> notices, Sessions hot, Sessions spread, Cold cold) {

    private static final String NUMBERED = "SELECT coalesce(sum(size), 0) FROM ledger_head";

    /** Site of the session of a number in {@link #spread}, from 1. */
    static int siteOf(int session, int sites) {
        return 1 + session % sites;
    }

    /** A server whose database is filled and numbered; a data directory that was prepared before is taken as it is. */
    static Stage prepared(Build build, Settings settings) throws IOException, InterruptedException, SQLException {
        var data = settings.work().resolve(build.name());
        var mark = settings.work().resolve(build.name() + ".prepared");
        var wanted = "%d sites, %d sessions, %d cold, %d grown"
                .formatted(settings.sites(), settings.sessions(), settings.cold(), settings.grown());
        if (!Files.exists(mark)) {
            fill(build.plain(), data, settings);
            number(build.plain(), data, settings);
            Files.writeString(mark, wanted);
        } else if (!Files.readString(mark).equals(wanted)) {
            throw new IllegalArgumentException(data + " was prepared with " + Files.readString(mark));
        }
        var server = start(build, data, settings, Map.of());
        try (var database = server.database()) {
            awaitLedger(database);
            return new Stage(server, of(database, settings));
        }
    }

    /** Starts a server on a directory that was prepared. */
    private static Jawoord start(Build build, Path data, Settings settings, Map<String, String> ledger)
            throws IOException, InterruptedException {
        var more = new HashMap<>(ledger);
        more.put("JAWOORD_LOOKUP_MAX_SESSIONS", Integer.toString(2 * (settings.sessions() + settings.cold())));
        return Jawoord.start(build, data, settings.javaFlags(), more);
    }

    private static Population of(Database database, Settings settings) throws SQLException {
        int sessions = settings.sessions();
        return new Population(
                settings.sites(),
                Sites.notices(database),
                Sessions.of(0, sessions / 2),
                Sessions.of(sessions / 2, sessions),
                new Cold(Sessions.of(sessions, sessions + settings.cold())));
    }

    /** The ledger sleeps meanwhile: rows without a seal are from before its key only when the key says so. */
    private static void fill(Build build, Path data, Settings settings)
            throws IOException, InterruptedException, SQLException {
        long start = System.nanoTime();
        try (var server = start(build, data, settings, Map.of("JAWOORD_LEDGER_PAUSE", "PT10H"));
                var database = server.database()) {
            Sites.publish(server, settings.sites(), Sites.notices(database).keySet());
            say(start, settings.sites() + " sites");
            if (settings.grown() > 0) {
                Grow.run(server, database, settings.grown(), Math.min(settings.sites(), Grow.SITES));
                say(start, settings.grown() + " choices of two years");
            }
            Fill.run(database, settings);
            database.run("VACUUM ANALYZE choice");
            database.run("UPDATE signing_key SET first_seq = (SELECT max(seq) FROM choice)");
            Files.delete(data.resolve("keys/sealed-from")); // the next start believes the database
            long rows = settings.sessions() + settings.cold() + settings.grown();
            say(start, "choices; %d bytes each with their indexes"
                    .formatted(database.number("SELECT pg_total_relation_size('choice')") / rows));
        }
        if (!MoreConnections.letIn(data)) {
            System.err.println("the embedded database is not where it is expected: fewer clients of pgbench fit");
        }
    }

    /** In batches as large as fit into the time-out of a statement: with many sites each batch flushes files for each. */
    private static void number(Build build, Path data, Settings settings)
            throws IOException, InterruptedException, SQLException {
        try (var server = start(build, data, settings, Map.of("JAWOORD_LEDGER_BATCH", "20000"));
                var database = server.database()) {
            awaitLedger(database);
        }
    }

    private static void awaitLedger(Database database) throws SQLException, InterruptedException {
        long start = System.nanoTime();
        long rows = database.number("SELECT count(*) FROM choice");
        if (database.number(NUMBERED) >= rows) {
            return;
        }
        while (database.number(NUMBERED) < rows) {
            Thread.sleep(500);
        }
        say(start, "all choices numbered");
    }

    private static void say(long start, String what) {
        System.err.printf("prepared: %s, %.0f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    List<String> keys() {
        return IntStream.rangeClosed(1, sites).mapToObj(Sites::key).toList();
    }
}
