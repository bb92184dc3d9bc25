package org.jawoord.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jawoord.database.DataDirectory;
import org.jawoord.testing.TestClock;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Holds that are placed while somebody erases: nothing is put on record that they keep from being carried out. */
@QuarkusTest
class HeldMeanwhileTest {

    @Inject
    Retention retention;

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    DataDirectory data;

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void aRunLeavesOutWhatCameUnderAHoldSinceItWasFoundAndErasesTheRest() throws Exception {
        var site = TestSite.published(
                definition -> definition.withObject("/lifetime").put("records", "P1Y"));
        var held = Visitor.on(site).does("accept_all");
        var free = Visitor.on(site).does("accept_all");
        clock.goAhead(Period.ofYears(2));

        meanwhileHeld(site, held, () -> {
            retention.daily();
            return null;
        });

        Rights.timeline(site, held).statusCode(200);
        Rights.timeline(site, free).statusCode(404);
        TestSite.asAdmin()
                .get(Rights.path(site, "purges"))
                .then()
                .body("purges[0].sessions", equalTo(1))
                .body("purges[0].held", equalTo(1))
                .body("purges[0].failure", nullValue());
        assertThat(onRecordThoughThere(site)).isZero();
        assertThat(listed(site)).isEqualTo(1);
    }

    @Test
    void nothingOfWhatSomebodyAsksForIsPutOnRecordWhenAHoldCameBetween() throws Exception {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");

        int answer = meanwhileHeld(
                site, visitor, () -> Rights.post(site, "erasures", "{\"session\":\"%s\"}".formatted(visitor.session()))
                        .extract()
                        .statusCode());

        assertThat(answer).isEqualTo(409);
        Rights.timeline(site, visitor).statusCode(200);
        assertThat(onRecordThoughThere(site)).isZero();
        assertThat(listed(site)).isZero();
    }

    @Test
    void manyMayAskAtATimeWithoutTakingEachOthersConnections() {
        var site = TestSite.published();
        var asked =
                IntStream.range(0, 6 * Erasing.AT_A_TIME)
                        .mapToObj(n -> Visitor.on(site).does("accept_all"))
                        .toList()
                        .stream()
                        .map(visitor -> CompletableFuture.supplyAsync(
                                () -> Rights.post(site, "erasures", "{\"session\":\"%s\"}".formatted(visitor.session()))
                                        .extract()
                                        .statusCode(),
                                command -> new Thread(command).start()))
                        .toList();

        assertThat(asked).extracting(CompletableFuture::join).containsOnly(200);
    }

    /** Whoever erases finds nobody held, and waits for somebody who is just placing a hold. */
    private <T> T meanwhileHeld(TestSite site, Visitor visitor, Callable<T> erasing) throws Exception {
        var task = new FutureTask<>(erasing);
        try (var placing = database.getConnection()) {
            placing.setAutoCommit(false);
            Locks.changeHolds(placing, site.key());
            new Thread(task).start();
            await().until(() -> waiting() > 0);
            HoldTable.place(
                    placing,
                    site.key(),
                    Held.session(Rights.session(visitor)),
                    "Zaak",
                    "token",
                    Instant.now().truncatedTo(ChronoUnit.MILLIS));
            placing.commit();
            placing.setAutoCommit(true);
        }
        return task.get();
    }

    private static int waiting() throws SQLException {
        return Integer.parseInt(
                Rights.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"));
    }

    private static long onRecordThoughThere(TestSite site) throws SQLException {
        return Long.parseLong(Rights.one("SELECT count(*) FROM erasure e JOIN ledger_leaf l ON l.site = e.site"
                + " AND l.index = ANY (e.leaves) JOIN choice c ON c.seq = l.seq WHERE e.site = '" + site.key() + "'"));
    }

    private long listed(TestSite site) throws IOException {
        var file = data.path().resolve("erasures.jsonl");
        try (var lines = Files.exists(file) ? Files.lines(file) : java.util.stream.Stream.<String>empty()) {
            return lines.filter(line -> line.contains("\"" + site.key() + "\"")).count();
        }
    }
}
