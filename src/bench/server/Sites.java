import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The sites that are measured, all with the definition in site.json; made as an owner makes them. */
final class Sites {

    /** A service that every site has. */
    static final String SERVICE = "ga4";

    static final String ORIGIN = "https://shop.example";

    private Sites() {}

    /** Key of the n-th site, from 1. */
    static String key(int n) {
        return "b" + n;
    }

    /** Publishes those that aren't there yet. */
    static void publish(Jawoord server, int count, Set<String> there) throws IOException, InterruptedException {
        var definition = definition();
        for (int n = 1; n <= count; n++) {
            if (!there.contains(key(n))) {
                publish(server, n, definition);
            }
        }
    }

    /** A later notice of each: the privacy statement has a new version. */
    static void republish(Jawoord server, int count, int version) throws IOException, InterruptedException {
        var definition = definition().replace("\"version\": \"1\"", "\"version\": \"" + version + "\"");
        for (int n = 1; n <= count; n++) {
            publish(server, n, definition);
        }
    }

    /** A later notice of one site, which says how long records are kept. */
    static void keepFor(Jawoord server, String site, String period) throws IOException, InterruptedException {
        var definition = definition().replace("\"refused\": \"P6M\"", "\"refused\": \"P6M\", \"records\": \"" + period + "\"");
        server.admin("PUT", "/admin/v1/sites/" + site, definition);
        server.admin("POST", "/admin/v1/sites/" + site + "/notices", "{}");
    }

    /** The current notice of each site, in hex. */
    static Map<String, String> notices(Database database) throws SQLException {
        var notices = new LinkedHashMap<String, String>();
        var query = "SELECT site, encode(notice, 'hex') FROM publication ORDER BY site, version";
        try (var statement = database.connection().createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                notices.put(row.getString(1), row.getString(2)); // the latest comes last
            }
        }
        return notices;
    }

    private static void publish(Jawoord server, int n, String definition) throws IOException, InterruptedException {
        server.admin("PUT", "/admin/v1/sites/" + key(n), definition);
        server.admin("POST", "/admin/v1/sites/" + key(n) + "/notices", "{}");
    }

    private static String definition() throws IOException {
        return Files.readString(Path.of(System.getProperty("bench.source"), "site.json"));
    }
}
