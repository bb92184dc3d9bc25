package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jawoord.testing.PackagedServer;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** RELIABILITY D1–D3: what was acknowledged is there, exactly once, whatever was killed while choices came in. */
class ChoiceDurabilityIT {

    private static final int WRITERS = 16;

    /** Enough that the kill meets choices at every step of the way. */
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 300;

    private static PackagedServer server;
    private static TestSite site;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @BeforeAll
    static void startServer() {
        server = PackagedServer.named("durability")
                .with("JAWOORD_ADMIN_TOKEN", TestSite.TOKEN)
                .with("JAWOORD_DEMO", "false")
                .with("JAWOORD_LIMIT_CHOICES_PER_CLIENT", "0")
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
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
