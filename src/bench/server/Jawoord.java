import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A running Jawoord with a data directory of its own. */
final class Jawoord implements Subject, AutoCloseable {

    static final String TOKEN = "measure-measure-measure-measure-measure";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 10;

    /** So many a second that nobody is refused, and the limits cost what they cost in life. */
    private static final String UNREACHED = "1000000";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Build build;
    private final Path data;
    private final int port;
    private final int managementPort;
    private final Started started;
    private final double secondsToReady;

    private Jawoord(Build build, Path data, int port, int managementPort, Started started, long startedAt)
            throws IOException, InterruptedException {
        this.build = build;
        this.data = data;
        this.port = port;
        this.managementPort = managementPort;
        this.started = started;
        awaitReady(startedAt + PATIENCE.toNanos());
        this.secondsToReady = (System.nanoTime() - startedAt) / 1e9;
    }

    /** Starts it and waits until it is ready. */
    static Jawoord start(Build build, Path data, List<String> flags, Map<String, String> more)
            throws IOException, InterruptedException {
        int port = Ports.free();
        int managementPort = Ports.free();
        var environment = new HashMap<>(Map.of(
                "JAWOORD_DATA", data.toString(),
                "JAWOORD_HTTP_PORT", Integer.toString(port),
                "JAWOORD_MANAGEMENT_PORT", Integer.toString(managementPort),
                "JAWOORD_ADMIN_TOKEN", TOKEN,
                "JAWOORD_DEMO", "false",
                "JAWOORD_LIMIT_CHOICES_PER_CLIENT", UNREACHED,
                "JAWOORD_LIMIT_CHOICES_PER_SITE", UNREACHED,
                "JAWOORD_LIMIT_LOOKUPS_PER_CLIENT", UNREACHED,
                "JAWOORD_RETENTION_LOOK", "PT24H"));
        environment.putAll(more);
        var command = new ArrayList<>(List.of(Jvm.JAVA));
        command.addAll(flags);
        command.addAll(build.flags());
        command.addAll(List.of("-jar", build.jar().toString()));
        long now = System.nanoTime();
        var started = Started.logging(command, environment, data.resolveSibling(build.name() + ".log"));
        try {
            return new Jawoord(build, data, port, managementPort, started, now);
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    Build build() {
        return build;
    }

    Path data() {
        return data;
    }

    long pid() {
        return started.pid();
    }

    double secondsToReady() {
        return secondsToReady;
    }

    Database database() throws IOException, SQLException {
        return Database.of(data);
    }

    /** Reads what an administrator asks for to its end, and keeps nothing of it; how many bytes it has. */
    long download(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            long bytes = body.transferTo(OutputStream.nullOutputStream());
            if (answer.statusCode() != 200) {
                throw new IOException("GET " + path + ": " + answer.statusCode());
            }
            return bytes;
        }
    }

    /** A request of an administrator; the body of its answer, which must be a success. */
    String admin(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Bytes that the heap holds after a collection. */
    long heapBytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        var used = jcmd("GC.heap_info").lines().filter(line -> line.contains("used ")).findFirst().orElseThrow();
        return Long.parseLong(used.replaceFirst(".*used (\\d+)K.*", "$1")) * 1024;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long serverTicks() {
        return Ticks.of(pid());
    }

    @Override
    public long databaseTicks() {
        return Database.postmaster(data).map(Ticks::ofTree).orElse(0L);
    }

    @Override
    public void close() {
        started.close();
    }

    /** Asks the JVM something; what it says. */
    String jcmd(String... command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(Jvm.tool("jcmd"), Long.toString(pid())));
        words.addAll(List.of(command));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return output;
    }

    private void awaitReady(long deadline) throws IOException, InterruptedException {
        var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        while (!isReady(health)) {
            started.mustRun();
            if (System.nanoTime() > deadline) {
                throw new IOException(build.name() + " isn't ready after " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static boolean isReady(HttpRequest health) throws InterruptedException {
        try {
            return HTTP.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
