package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jawoord.testing.PackagedServer;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * RELIABILITY D1–D3: what was acknowledged is there, exactly once, whatever was killed while choices came in. And V1, V7: of
 * where they came from nothing is kept.
 */
class ChoiceDurabilityIT {

    private static final int WRITERS = 16;

    /** Enough that the kill meets choices at every step of the way. */
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 300;

    /** Of addresses for documentation (RFC 5737), as a proxy hands it on. */
    private static final String ADDRESS = "198.51.100.77";

    private static final String USER_AGENT = "Kijkglas/77.4 (X11; Zeldzaam 9)";
    private static final String REFERRER_PATH = "/zwanger/week-12";

    /** Time, level, place and message; or a line of a stack trace; or of what is said at the start. */
    private static final Pattern LOG_LINE = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d (DEBUG|INFO |WARN |ERROR|FATAL) \\S+ - \\P{Cntrl}*"
                    + "|\\t\\P{Cntrl}+|(Caused by: )?[\\w.$]+(Exception|Error)(: \\P{Cntrl}*)?"
                    + "|Jawoord \\P{Cntrl}+| {2}(Console|Set up|Management) +\\S+|");

    private static PackagedServer server;
    private static TestSite site;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @BeforeAll
    static void startServer() {
        server = PackagedServer.named("durability")
                .with("JAWOORD_ADMIN_TOKEN", TestSite.TOKEN)
                .with("JAWOORD_DEMO", "false")
                .with("JAWOORD_TRUSTED_PROXIES", "127.0.0.1")
                .with("JAWOORD_LIMIT_CHOICES_PER_CLIENT", "100000") // not off: addresses are looked at
                .with("JAWOORD_LIMIT_CHOICES_PER_SITE", "0")
                .start();
        RestAssured.port = server.base().getPort();
        site = TestSite.published();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void killingTheServerLosesNothing() throws Exception {
        var sent = sendUntil(server::kill);
        server.start();

        assertNothingIsLost(sent);
    }

    @Test
    void killingTheDatabaseLosesNothingAndTheServerRecoversByItself() throws Exception {
        var sent = sendUntil(() -> server.database().kill());
        server.awaitReady();

        assertNothingIsLost(sent);
    }

    @Test
    void killingBothLosesNothing() throws Exception {
        var sent = sendUntil(() -> {
            server.database().kill();
            server.kill();
        });
        server.start();

        assertNothingIsLost(sent);
    }

    /** RELIABILITY V1. */
    @Test
    void whereChoicesComeFromIsNeitherInTheDataNorInTheLog() throws Exception {
        sendUntil(() -> {});
        var checked = server.command("verify-ledger");

        assertThat(checked.exitCode()).as(checked.output()).isZero();
        assertThat(filesWith(site.key())).as("files that were looked into").isNotEmpty();
        for (var trace : new String[] {ADDRESS, USER_AGENT, "Kijkglas", REFERRER_PATH}) {
            assertThat(filesWith(trace)).as(trace).isEmpty();
        }
    }

    /** RELIABILITY V7. */
    @Test
    void nothingThatIsSentMakesALineOfTheLog() throws Exception {
        var forged = "x\n2026-01-01 00:00:00 ERROR Forged - \u001b[31mall is lost";
        send(Visitor.on(site).choice("accept_all").put("id", forged).toString());
        send(Visitor.on(site).choice(forged).put("notice", forged).toString());
        send(forged);
        for (var path : new String[] {site.path("sessions/"), "/admin/v1/sites/", "/s/", "/", "/console/sites/"}) {
            server.get(URI.create(server.base() + path + java.net.URLEncoder.encode(forged, StandardCharsets.UTF_8)));
        }

        assertThat(server.log().lines()).allMatch(line -> LOG_LINE.matcher(line).matches());
        assertThat(server.log()).doesNotContain("Forged");
    }

    /** Below the directory of the server: data with the write-ahead log, keys, saved checkpoints, and its logs. */
    private static List<Path> filesWith(String text) throws IOException {
        try (var all = Files.walk(server.data().getParent())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (NoSuchFileException goneMeanwhile) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private record Sent(Map<String, String> acknowledged, Queue<String> open) {}

    private Sent sendUntil(Runnable kill) throws InterruptedException {
        var sent = new Sent(new ConcurrentHashMap<>(), new ConcurrentLinkedQueue<>());
        var stopped = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            writers.submit(() -> {
                while (!stopped.get()) {
                    var body = Visitor.on(site).choice("accept_all").toString();
                    int status = send(body);
                    if (status == 201) {
                        sent.acknowledged().put(body, "");
                    } else {
                        sent.open().add(body);
                    }
                }
            });
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> sent.acknowledged().size() >= ACKNOWLEDGED_BEFORE_THE_KILL);
        kill.run();
        stopped.set(true);
        writers.shutdown();
        assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        return sent;
    }

    private void assertNothingIsLost(Sent sent) {
        assertThat(sent.acknowledged().keySet())
                .allSatisfy(body ->
                        assertThat(send(body)).as("an acknowledged choice").isEqualTo(200));
        assertThat(sent.open())
                .allSatisfy(
                        body -> assertThat(send(body)).as("a choice sent again").isIn(200, 201));
        assertThat(sent.open())
                .allSatisfy(body -> assertThat(send(body)).as("and once more").isEqualTo(200));
        var check = server.command("verify-ledger");
        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    /** The status, or 0 when there was no answer. */
    private int send(String body) {
        var request = HttpRequest.newBuilder(URI.create(server.base() + site.path("choices")))
                .timeout(Duration.ofSeconds(10))
                .header("Origin", TestSite.ORIGIN)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", ADDRESS)
                .header("User-Agent", USER_AGENT)
                .header("Referer", TestSite.ORIGIN + REFERRER_PATH)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
