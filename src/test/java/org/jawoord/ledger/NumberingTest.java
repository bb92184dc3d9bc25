package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.Places;
import org.jawoord.consent.elsewhere.Elsewhere;
import org.jawoord.keys.SigningKeys;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RELIABILITY D7 and C8: whatever fails, and however many nodes number, each choice gets one leaf, without a gap. */
@QuarkusTest
class NumberingTest {

    private static final int WRITERS = 3;
    private static final int VISITORS = 60;

    @Inject
    Numbering numbering;

    @Inject
    DataSource database;

    @Inject
    ChoiceRecords choices;

    @Inject
    AllRecords all;

    @Inject
    SigningKeys keys;

    @AfterEach
    void nothingFailsAnyMore() {
        numbering.beforeEachStep(step -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read records",
                "read heads",
                "sign checkpoint",
                "write leaves",
                "write subtrees",
                "write heads",
                "commit"
            })
    void aStepThatFailsIsMadeGoodByTheNextBatch(String step) {
        var site = Numbered.site(1);
        var failures = new AtomicInteger();
        numbering.beforeEachStep(name -> {
            if (name.equals(step) && failures.incrementAndGet() <= 2) {
                throw new IllegalStateException("as asked: before " + name);
            }
        });

        Visitor.on(site).does("accept_all").does("withdraw");
        Elsewhere.record(site, Elsewhere.spoken(Elsewhere.registered(site, Elsewhere.script("1"))))
                .statusCode(201);

        await().until(() -> failures.get() > 2);
        Numbered.awaitLeaves(site, 4);
        assertThatCode(() -> check(site)).doesNotThrowAnyException();
    }

    @Test
    void severalWritersGiveEachChoiceOneLeaf() throws Exception {
        var site = TestSite.published();
        var done = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(WRITERS);
        var batches = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < WRITERS; i++) {
            batches.add(() -> numberUntil(done));
        }
        var running = batches.stream().map(pool::submit).toList();

        for (int i = 0; i < VISITORS; i++) {
            Visitor.on(site).does("accept_all");
        }

        Numbered.awaitLeaves(site, VISITORS);
        done.set(true);
        for (var writer : running) {
            assertThat(result(writer)).isPositive();
        }
        pool.shutdown();
        assertThatCode(() -> check(site)).doesNotThrowAnyException();
    }

    @Test
    void aChoiceThatIsCommittedAfterLaterOnesIsNumberedAllTheSame() throws SQLException {
        var site = Numbered.site(1);
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            drawNumber(slow, site);
            Visitor.on(site).does("accept_all");
            Numbered.awaitLeaves(site, 2);

            slow.commit();
            slow.setAutoCommit(true);
        }

        Numbered.awaitLeaves(site, 3);
        assertThatCode(() -> check(site)).doesNotThrowAnyException();
    }

    @Test
    void aNumberThatIsNeverUsedHoldsUpNobody() throws SQLException {
        var site = Numbered.site(1);
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            drawNumber(slow, site);
            Visitor.on(site).does("accept_all");

            slow.rollback();
            slow.setAutoCommit(true);
        }

        Numbered.awaitLeaves(site, 2);
    }

    @Test
    void aLedgerWhosePeaksWereExchangedDoesNotGoOnAndStopsNoOther() throws SQLException {
        var site = Numbered.site(1);
        var other = Numbered.site(1);
        TablesOwner.runs("UPDATE ledger_head SET peaks = sha256(peaks) WHERE site = '" + site.key() + "'");

        Visitor.on(site).does("accept_all");
        Visitor.on(other).does("accept_all");
        Numbered.awaitLeaves(other, 2);
        long grown = Numbered.size(site);
        TablesOwner.runs("UPDATE ledger_head SET peaks = root WHERE site = '" + site.key() + "'");

        assertThat(grown).isEqualTo(1);
        numbering.number(new Numbering.Range(0, Long.MAX_VALUE, 10_000), List.of());
        Numbered.awaitLeaves(site, 2);
    }

    @Test
    void aLeafThatSomebodyPutBehindAHeadStopsNoOtherLedger() {
        var site = Numbered.site(1);
        var other = Numbered.site(1);
        TablesOwner.runs("INSERT INTO ledger_leaf SELECT site, 1, NULL, commitment FROM ledger_leaf WHERE site = '"
                + site.key() + "'");

        Visitor.on(site).does("accept_all");
        Visitor.on(other).does("accept_all");

        Numbered.awaitLeaves(other, 2);
        assertThat(Numbered.size(site)).isEqualTo(1);
        TablesOwner.runs("DELETE FROM ledger_leaf WHERE site = '" + site.key() + "' AND index = 1");
    }

    /** Inserts a choice like the site's first one, as the program would, and leaves the transaction open. */
    private void drawNumber(Connection connection, TestSite site) throws SQLException {
        long seq = LeafTable.leaves(connection, site.key(), 0, 1).get(0).seq();
        var like = choices.bySeq(connection, new Long[] {seq}).get(0);
        var id = UUID.fromString(Visitor.newId());
        long place = Places.next(connection);
        var seal = keys.seal()
                .of(place, like.salt(), LedgerRecord.bytes(like.content().put("id", id.toString())));
        try (var insert = connection.prepareStatement("INSERT INTO choice (seq, site, id, session, notice, language,"
                + " action, surface, recorded_at, expires_at, body_hash, salt, seal) OVERRIDING SYSTEM VALUE"
                + " SELECT ?, site, ?, session, notice, language,"
                + " action, surface, recorded_at, expires_at, body_hash, salt, ? FROM choice WHERE seq = ?")) {
            insert.setLong(1, place);
            insert.setObject(2, id);
            insert.setBytes(3, seal);
            insert.setLong(4, seq);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private int numberUntil(AtomicBoolean done) throws SQLException {
        int looks = 0;
        while (!done.get()) {
            numbering.number(new Numbering.Range(0, Long.MAX_VALUE, 100), List.of());
            looks++;
        }
        return looks;
    }

    private static int result(java.util.concurrent.Future<Integer> writer) throws InterruptedException {
        try {
            return writer.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private void check(TestSite site) throws Exception {
        try (Connection connection = database.getConnection();
                Readers readers = new Readers(database::getConnection, 2)) {
            LedgerCheck.of(connection, readers, all.sources(), all::erased, site.key(), Optional.empty())
                    .run();
        }
    }
}
