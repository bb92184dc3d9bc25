import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Brings the sessions of a population into a server's memory, by asking for all of them, and says what each takes. */
final class Resident {

    /** Sessions in one request: what the contract allows. */
    private static final int AT_ONCE = 1_000;

    private static final int CLIENTS = 4;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Resident() {}

    static void bringIn(Stage stage) throws IOException, InterruptedException {
        var server = stage.server();
        var population = stage.population();
        int sites = population.sites();
        long before = server.heapBytes();
        long start = System.nanoTime();
        var requests = new ArrayList<HttpRequest>();
        var hot = population.hot();
        add(requests, server, 1, hot, IntStream.range(0, hot.count()).boxed().toList());
        var spread = population.spread();
        for (int site = 1; site <= sites; site++) {
            int first = Math.floorMod(site - 1 - spread.from(), sites);
            add(
                    requests,
                    server,
                    site,
                    spread,
                    IntStream.iterate(first, i -> i < spread.count(), i -> i + sites).boxed().toList());
        }
        ask(requests);
        double seconds = (System.nanoTime() - start) / 1e9;
        int count = hot.count() + spread.count();
        System.out.printf(
                "%,d sessions brought into memory in %.0f s; %d bytes of heap each (%d MB before, %d MB after)%n",
                count, seconds, (server.heapBytes() - before) / count, before >> 20, server.heapBytes() >> 20);
    }

    private static void add(
            List<HttpRequest> requests, Jawoord server, int site, Sessions sessions, List<Integer> indexes) {
        for (int from = 0; from < indexes.size(); from += AT_ONCE) {
            var body = indexes.subList(from, Math.min(from + AT_ONCE, indexes.size())).stream()
                    .map(sessions::text)
                    .collect(Collectors.joining("\",\"", "{\"keys\":[\"" + Sites.SERVICE + "\"],\"sessions\":[\"", "\"]}"));
            var uri = URI.create("http://127.0.0.1:" + server.port() + "/v1/sites/" + Sites.key(site) + "/lookups");
            requests.add(HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        }
    }

    private static void ask(List<HttpRequest> requests) throws IOException, InterruptedException {
        var pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            var answers = new ArrayList<Future<HttpResponse<String>>>();
            for (var request : requests) {
                answers.add(pool.submit(() -> HTTP.send(request, HttpResponse.BodyHandlers.ofString())));
            }
            for (var answer : answers) {
                var got = answer.get();
                if (got.statusCode() != 200 || got.body().contains("unanswered")) {
                    throw new IOException("a stored session isn't found: " + got.statusCode() + " " + got.body());
                }
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
