import java.io.IOException;
import java.sql.SQLException;

/**
 * A run of the retention on one site of many: it looks through the choices of all, oldest first, as far as its time reaches, and
 * erases what is over. Changes the database for good, so it is only done when it is asked for.
 */
final class Purging {

    private static final String SITE = Sites.key(20);
    private static final long LOOK_MILLIS = 100;

    private Purging() {}

    static void run(Stage stage) throws IOException, InterruptedException, SQLException {
        var server = stage.server();
        Sites.keepFor(server, SITE, "P12M");
        try (var database = server.database()) {
            long before = database.number("SELECT count(*) FROM choice WHERE site = '" + SITE + "'");
            long ticks = server.serverTicks() + server.databaseTicks();
            long start = System.nanoTime();
            server.admin("POST", "/admin/v1/sites/" + SITE + "/purges", "{}");
            while (!server.admin("GET", "/admin/v1/sites/" + SITE + "/purges?limit=1", null).contains("endedAt")) {
                Thread.sleep(LOOK_MILLIS);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double processor = (server.serverTicks() + server.databaseTicks() - ticks) / Ticks.PER_SECOND;
            long gone = before - database.number("SELECT count(*) FROM choice WHERE site = '" + SITE + "'");
            System.out.printf(
                    "%nretention of %s: %,d of %,d choices erased among %,d in %.1f s, %.1f s of processor time%n%s%n",
                    SITE,
                    gone,
                    before,
                    database.number("SELECT count(*) FROM choice"),
                    seconds,
                    processor,
                    server.admin("GET", "/admin/v1/sites/" + SITE + "/purges?limit=1", null));
        }
    }
}
