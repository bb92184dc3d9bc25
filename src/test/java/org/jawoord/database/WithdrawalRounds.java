package org.jawoord.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jawoord.testing.PackagedServer;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;

/**
 * Visitors who said yes withdraw at one server while another is asked about them without a pause. Times are of one clock,
 * that of this process: when the withdrawal was acknowledged, and when a request was sent that was still answered with yes.
 */
final class WithdrawalRounds {

    private static final int ASKING = 4;

    /** Visitors who withdraw during one fault. */
    private static final int GROUP = 25;

    private static final Duration BOUND = Duration.ofSeconds(1);

    private final PackagedServer recording;
    private final PackagedServer asked;
    private final TestSite site;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    WithdrawalRounds(PackagedServer recording, PackagedServer asked, TestSite site) {
        this.recording = recording;
        this.asked = asked;
        this.site = site;
    }

    /** A server on this database, where all withdrawals and all questions may be one client's. */
    static PackagedServer server(String name, DatabaseAddress own) {
        return PackagedServer.named(name)
                .with("JAWOORD_ADMIN_TOKEN", TestSite.TOKEN)
                .with("JAWOORD_DB_URL", own.url())
                .with("JAWOORD_DB_USER", own.ownerUser())
                .with("JAWOORD_DB_PASSWORD", own.ownerPassword())
                .with("JAWOORD_HTTP_HOST", "127.0.0.1")
                .with("JAWOORD_LIMIT_CHOICES_PER_CLIENT", "0")
                .with("JAWOORD_LIMIT_LOOKUPS_PER_CLIENT", "0");
    }

    /** One visitor's: when what happened. */
    private static final class Round {
        private final Visitor visitor;
        private final URI question;
        private volatile long acknowledged;
        private volatile long lastYesSent = Long.MIN_VALUE;

        private Round(Visitor visitor, URI question) {
            this.visitor = visitor;
            this.question = question;
        }

        private synchronized void yes(long sent) {
            lastYesSent = Math.max(lastYesSent, sent);
        }

        private Duration lastYesAfterAcknowledgement() {
            return lastYesSent == Long.MIN_VALUE ? Duration.ZERO : Duration.ofNanos(lastYesSent - acknowledged);
        }
    }

    /**
     * RELIABILITY C2: so many visitors withdraw, or as many as {@code -Djawoord.withdrawals=} says, by groups, each group
     * during a fault of its own, which is healed afterwards.
     */
    void holdTheBound(String name, int withdrawals, Runnable fault, Duration lasting, Runnable healing)
            throws InterruptedException {
        var latest = Duration.ZERO;
        int all = Integer.getInteger("jawoord.withdrawals", withdrawals);
        for (int done = 0; done < all; done += GROUP) {
            var yes = latestYes(Math.min(GROUP, all - done), fault, lasting, healing);
            latest = yes.compareTo(latest) > 0 ? yes : latest;
        }
        System.out.printf("%s: the latest yes to %d was asked for %d ms after it%n", name, all, latest.toMillis());
        assertThat(latest).isLessThan(BOUND);
    }

    /** How long after its acknowledgement the latest request was sent that a yes came back to. */
    private Duration latestYes(int visitors, Runnable fault, Duration lasting, Runnable healing)
            throws InterruptedException {
        var rounds = new ArrayList<Round>();
        RestAssured.port = recording.base().getPort();
        for (int i = 0; i < visitors; i++) {
            var visitor = Visitor.on(site).does("accept_all");
            rounds.add(new Round(
                    visitor,
                    URI.create(asked.base() + site.path("sessions/" + visitor.session() + "/allows/marketing"))));
        }
        await().until(() -> rounds.stream().allMatch(round -> isYes(round)));
        var over = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(ASKING);
        for (int i = 0; i < ASKING; i++) {
            int first = i;
            threads.submit(() -> ask(rounds, first, over));
        }
        try {
            fault.run();
            rounds.forEach(round -> {
                round.visitor.does("withdraw");
                round.acknowledged = System.nanoTime();
            });
            LockSupport.parkNanos(lasting.toNanos());
            healing.run();
            await().atMost(20, TimeUnit.SECONDS)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(
                            () -> assertThat(answers(rounds)).allMatch(answer -> answer.contains("\"withdrawn\"")));
        } finally {
            over.set(true);
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        return rounds.stream()
                .map(Round::lastYesAfterAcknowledgement)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private void ask(List<Round> rounds, int first, AtomicBoolean over) {
        for (int i = first; !over.get(); i++) {
            var round = rounds.get(i % rounds.size());
            long sent = System.nanoTime();
            if (isYes(round)) {
                round.yes(sent);
            }
        }
    }

    private List<String> answers(List<Round> rounds) throws IOException {
        var answers = new ArrayList<String>();
        for (var round : rounds) {
            answers.add(answer(round));
        }
        return answers;
    }

    private boolean isYes(Round round) {
        try {
            return answer(round).contains("\"allowed\":true");
        } catch (IOException e) {
            return false; // no answer, so nothing fires
        }
    }

    private String answer(Round round) throws IOException {
        try {
            var request = HttpRequest.newBuilder(round.question)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
