import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What an owner does in the console or by the admin API, one request after the other, on the largest site ({@code b1}) and on
 * one with a hundredth of its choices ({@code b100}): what it costs must not depend on how many choices there are.
 */
final class Office {

    private static final int TIMES = 20;
    private static final int WARM_UPS = 20;
    private static final String LARGE = Sites.key(1);
    private static final String SMALL = Sites.key(100);

    /** Downloads take seconds. */
    private static final int DOWNLOADS = 2;

    /** A request, how often it is made, and what a part of its answer is called that its cost is reckoned by; null for none. */
    private record Ask(String name, String path, int times, String part, long parts) {}

    private Office() {}

    static void run(Stage stage) throws IOException, InterruptedException, SQLException {
        System.out.printf(
                "%nan owner's requests, one after the other; median and (worst) of %d, processor time of server and database%n",
                TIMES);
        System.out.printf("%n| | ms | | processor ms | kB | |%n|---|---:|---:|---:|---:|---|%n");
        for (var site : List.of(LARGE, SMALL)) {
            for (var ask : asks(stage, site)) {
                System.out.println(measured(stage.server(), ask));
            }
        }
    }

    private static List<Ask> asks(Stage stage, String site) throws IOException, SQLException {
        try (var database = stage.server().database()) {
            var of = " FROM choice WHERE site = '" + site + "'";
            long rows = database.number("SELECT count(*)" + of);
            var middle = database.text("SELECT to_char(min(recorded_at) + (max(recorded_at) - min(recorded_at)) / 2,"
                    + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')" + of);
            var day = Instant.parse(middle).truncatedTo(ChronoUnit.DAYS);
            var within = "from=" + day + "&to=" + day.plus(1, ChronoUnit.DAYS);
            long ofDay = database.number("SELECT count(*)" + of + " AND recorded_at >= '" + day + "' AND recorded_at < '"
                    + day.plus(1, ChronoUnit.DAYS) + "'");
            var some = of + " AND recorded_at >= '" + middle + "' ORDER BY seq LIMIT 1";
            var id = database.text("SELECT id" + some);
            var session = database.text("SELECT translate(encode(session, 'base64'), '+/=', '-_')" + some);
            var admin = "/admin/v1/sites/" + site;
            var asks = new ArrayList<Ask>();
            asks.add(ask(site + ": newest choices, a page", admin + "/choices?limit=50"));
            asks.add(ask(site + ": a page in the middle of the time", admin + "/choices?limit=50&to=" + middle));
            asks.add(ask(site + ": newest withdrawals, a page", admin + "/choices?limit=50&action=withdraw"));
            asks.add(ask(site + ": a session's timeline", admin + "/sessions/" + session + "/timeline"));
            asks.add(ask(site + ": how often shown, 30 days", admin + "/shown"));
            asks.add(ask(site + ": a receipt", "/v1/sites/" + site + "/receipts/" + id));
            asks.add(ask(site + ": evidence of a session", admin + "/evidence?session=" + session));
            asks.add(download(site + ": export of a day, CSV", admin + "/export?format=csv&" + within, ofDay));
            asks.add(download(site + ": export of everything, NDJSON", admin + "/export?format=ndjson", rows));
            return asks;
        }
    }

    private static Ask ask(String name, String path) {
        return new Ask(name, path, TIMES, null, 0);
    }

    private static Ask download(String name, String path, long rows) {
        return new Ask(name, path, DOWNLOADS, "row", rows);
    }

    private static String measured(Jawoord server, Ask ask) throws IOException, InterruptedException {
        for (int i = 0; i < (ask.part() == null ? WARM_UPS : 1); i++) {
            server.download(ask.path());
        }
        var times = new ArrayList<Double>();
        long ticks = server.serverTicks() + server.databaseTicks();
        long bytes = 0;
        for (int i = 0; i < ask.times(); i++) {
            long start = System.nanoTime();
            bytes = server.download(ask.path());
            times.add((System.nanoTime() - start) / 1e6);
        }
        double processor = (server.serverTicks() + server.databaseTicks() - ticks) / Ticks.PER_SECOND * 1e3 / ask.times();
        times.sort(null);
        var byPart = ask.parts() == 0 ? "" : "%,d %ss, %.1f µs of processor time each"
                .formatted(ask.parts(), ask.part(), processor * 1e3 / ask.parts());
        return "| %s | %,.1f | (%,.1f) | %,.1f | %,d | %s |".formatted(
                ask.name(), times.get(times.size() / 2), times.get(times.size() - 1), processor, bytes / 1024, byPart);
    }
}
