package org.jawoord.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jawoord.ledger.LedgerWriter;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;

/** What waits to be erased, at the start and when a hold is released: each record goes once, by one erasure. */
@QuarkusTest
class ErasuresAgainTest {

    @Inject
    ErasuresAgain again;

    @Inject
    ErasuresAtStart atStart;

    @Inject
    ErasureTable table;

    @Inject
    ErasureList list;

    @Inject
    LedgerWriter ledger;

    @Test
    void ofWhatABackupBroughtBackAllGoesButWhatIsHeldHoweverOftenItIsTried() throws Exception {
        var site = TestSite.published();
        var held = Visitor.on(site).does("accept_all");
        var free = Visitor.on(site).does("accept_all");
        list.add(erasureOf(site, held, free));
        int hold = hold(site, held);

        atStart.atStart(null);
        again.everything();
        again.everything();

        Rights.timeline(site, free).statusCode(404);
        Rights.timeline(site, held).statusCode(200);
        assertThat(erasures(site)).isEqualTo(1);
        assertThat(listed(site)).isEqualTo(2);

        release(site, hold);

        await().until(() -> Rights.timeline(site, held).extract().statusCode() == 404);
        assertThat(erasures(site)).isEqualTo(2);
    }

    @Test
    void whatIsOnRecordAndHeldWaitsIsNotRepeatedAndGoesWithTheRelease() throws Exception {
        var site = TestSite.published();
        var held = Visitor.on(site).does("accept_all");
        var erasure = erasureOf(site, held, Visitor.on(site).does("accept_all"));
        table.add(erasure); // and the program ended
        list.add(erasure);
        int hold = hold(site, held);

        atStart.atStart(null);
        again.everything();

        Rights.timeline(site, held).statusCode(200);
        assertThat(erasures(site)).isEqualTo(1);
        assertThat(listed(site)).isEqualTo(1);

        release(site, hold);

        await().until(() -> Rights.timeline(site, held).extract().statusCode() == 404);
        assertThat(erasures(site)).isEqualTo(1);
        assertThat(listed(site)).isEqualTo(1);
    }

    @Test
    void whoAsksForWhatIsOnRecordAlreadyHasThatFinished() throws Exception {
        var site = TestSite.published();
        var visitor = Visitor.on(site).does("accept_all");
        table.add(erasureOf(site, visitor)); // and the ledger didn't follow

        Rights.post(site, "erasures", "{\"session\":\"%s\"}".formatted(visitor.session()))
                .statusCode(200)
                .body("erased", equalTo(1));

        Rights.timeline(site, visitor).statusCode(404);
        assertThat(erasures(site)).isEqualTo(1);
    }

    @Test
    void aRecordThatIsSaidToBeErasedByAnErasureThatDoesNotNameItIsToldOfAndTheRestGoesOn() throws Exception {
        var site = TestSite.published();
        var erased = Visitor.on(site).does("accept_all");
        Rights.post(site, "erasures", "{\"session\":\"%s\"}".formatted(erased.session()))
                .statusCode(200);
        var there = Visitor.on(site).does("accept_all");
        var free = Visitor.on(site).does("accept_all");
        list.add(erasureOf(site, there, free));
        table.add(erasureOf(site, there));
        TablesOwner.runs("INSERT INTO erased_record (seq, site, id, erasure) SELECT c.seq, c.site, c.id,"
                + " (SELECT min(e.seq) FROM erasure e WHERE e.site = c.site) FROM choice c WHERE c.session = '\\x"
                + hex(there) + "'");
        var id = Rights.one("SELECT id FROM choice WHERE session = '\\x" + hex(there) + "'");

        var told = errorsOf(() -> {
            atStart.atStart(null);
            again.everything();
        });

        assertThat(told).filteredOn(line -> line.contains(id)).singleElement().satisfies(line -> assertThat(line)
                .contains(site.key(), "verify-ledger"));
        Rights.timeline(site, there).statusCode(200);
        Rights.timeline(site, free).statusCode(404);
        Rights.post(site, "erasures", "{\"session\":\"%s\"}".formatted(there.session()))
                .statusCode(409);
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }

    private static List<String> errorsOf(Work work) throws SQLException, IOException {
        var told = new CopyOnWriteArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(line.getMessage().formatted(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var logger = Logger.getLogger(CoveredLeaves.class.getName());
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
        return told;
    }

    /** An erasure of all that these visitors have chosen, which is nowhere yet. */
    private Erasure erasureOf(TestSite site, Visitor... visitors) throws SQLException {
        var leaves = new ArrayList<Long>();
        for (var visitor : visitors) {
            var ofVisitor = "choice WHERE session = '\\x" + hex(visitor) + "'";
            var seq = Long.parseLong(Rights.one("SELECT seq FROM " + ofVisitor));
            assertThat(ledger.awaitLeaves(List.of(seq), Duration.ofSeconds(20))).isTrue();
            leaves.add(Long.parseLong(Rights.one("SELECT index FROM ledger_leaf WHERE seq = " + seq)));
        }
        return new Erasure(
                site.key(),
                UUID.randomUUID(),
                Erasure.Reason.RETENTION,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                leaves);
    }

    private static String hex(Visitor visitor) {
        return HexFormat.of().formatHex(Rights.session(visitor).bytes());
    }

    private static int hold(TestSite site, Visitor visitor) {
        return Rights.post(site, "holds", "{\"session\":\"%s\",\"reason\":\"Zaak\"}".formatted(visitor.session()))
                .statusCode(201)
                .extract()
                .path("holds[0].id");
    }

    private static void release(TestSite site, int hold) {
        TestSite.asAdmin().delete(Rights.path(site, "holds/" + hold)).then().statusCode(204);
    }

    private static int erasures(TestSite site) throws SQLException {
        return Integer.parseInt(Rights.one("SELECT count(*) FROM erasure WHERE site = '" + site.key() + "'"));
    }

    private int listed(TestSite site) throws SQLException, IOException {
        var found = new ArrayList<UUID>();
        list.forEach(erasure -> Stream.of(erasure)
                .filter(each -> each.site().equals(site.key()))
                .forEach(each -> found.add(each.id())));
        return found.size();
    }
}
