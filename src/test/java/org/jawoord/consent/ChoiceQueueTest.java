package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jawoord.keys.SigningKeys;
import org.jawoord.notice.NoticeId;
import org.jawoord.shared.ProblemException;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Group commit: choices that are written while the table is locked by somebody else, and so wait. */
@QuarkusTest
class ChoiceQueueTest {

    @Inject
    ChoiceQueue queue;

    @Inject
    ConsentRecorder recorder;

    @Inject
    Standings standings;

    @Inject
    SigningKeys keys;

    @Inject
    DataSource database;

    private TestSite site;
    private Connection lock;

    @BeforeEach
    void aSite() {
        site = TestSite.shared();
    }

    @AfterEach
    void unlock() throws SQLException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    @Test
    void whatArrivesWhileOthersAreWrittenGoesToDiskTogether() throws SQLException {
        lockTable();
        var stored = new ArrayList<CompletableFuture<OptionalLong>>();
        for (int i = 0; i < 50; i++) {
            stored.add(append(choice(32)));
        }

        unlock();

        assertThat(stored).allSatisfy(choice -> assertThat(choice.join()).isPresent());
        assertThat(transactionsOf(stored)).isLessThan(10);
    }

    @Test
    void oneThatCannotBeStoredTakesNoOtherDown() throws SQLException {
        lockTable();
        append(choice(32));
        append(choice(32));
        var before = append(choice(32));
        var bad = append(choice(31)); // a hash that is none: the table's own check refuses it
        var after = append(choice(32));

        unlock();

        assertThat(before.join()).isPresent();
        assertThat(after.join()).isPresent();
        assertThatThrownBy(bad::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void asManyAsMayWaitAreTakenAndMoreAreRefusedAtOnce() throws SQLException {
        lockTable();
        var taken = new ArrayList<CompletableFuture<OptionalLong>>();
        var refused = new ArrayList<UUID>();
        for (int i = 0; i < ChoiceQueue.MAX_WAITING + 3 * ChoiceQueue.MAX_TOGETHER; i++) {
            var choice = choice(32);
            try {
                taken.add(append(choice));
            } catch (ProblemException e) {
                assertThat(e.problem().status()).isEqualTo(503);
                refused.add(choice.choice().id());
            }
        }

        unlock();

        taken.forEach(choice -> choice.handle((seq, failure) -> 0).join());
        assertThat(taken).hasSizeGreaterThanOrEqualTo(ChoiceQueue.MAX_WAITING);
        assertThat(refused).isNotEmpty();
        assertThat(storedOf(refused)).isZero();
    }

    @Test
    void oneWhoseAnswerNobodyWaitsForAnyMoreIsKnownToTheLookupsAllTheSame() throws SQLException {
        var visitor = Visitor.on(site);
        var choice = ChoiceReader.read(visitor.choice("accept_all").toString().getBytes(StandardCharsets.UTF_8));
        var key = new SessionKey(site.key(), choice.session());
        assertThat(standings.of(key)).isEqualTo(Standing.NONE);
        lockTable();
        recorder.record(site.key(), choice).toCompletableFuture().cancel(true);

        unlock();

        await().until(() -> standings.of(key).action() == Action.ACCEPT_ALL);
    }

    private CompletableFuture<OptionalLong> append(NewChoice choice) {
        return queue.append(choice).toCompletableFuture();
    }

    private NewChoice choice(int hashBytes) {
        var random = ThreadLocalRandom.current();
        var request = new ChoiceRequest(
                UUID.randomUUID(),
                new SessionId(random.nextLong(), random.nextLong()),
                NoticeId.parse(site.notice()).orElseThrow(),
                "nl",
                Action.REJECT_ALL,
                Surface.BANNER,
                null,
                null,
                null,
                false,
                null,
                new byte[hashBytes]);
        var now = Instant.ofEpochMilli(System.currentTimeMillis());
        var expiry = now.plusSeconds(3600);
        var record = LedgerRecord.bytes(ChoiceRecords.content(site.key(), request, now, expiry));
        return new NewChoice(site.key(), request, now, expiry, Salts.next(), record, System.nanoTime());
    }

    private void lockTable() throws SQLException {
        lock = TablesOwner.connect(); // the program itself may not
        lock.setAutoCommit(false);
        try (var statement = lock.createStatement()) {
            statement.execute("LOCK TABLE choice IN SHARE MODE");
        }
    }

    private long transactionsOf(List<CompletableFuture<OptionalLong>> stored) throws SQLException {
        var seqs = stored.stream().map(choice -> choice.join().getAsLong()).toArray(Long[]::new);
        return count("SELECT count(DISTINCT xmin::text) FROM choice WHERE seq = ANY (?)", "bigint", seqs);
    }

    private long storedOf(List<UUID> ids) throws SQLException {
        return count("SELECT count(*) FROM choice WHERE id = ANY (?)", "uuid", ids.toArray());
    }

    private long count(String query, String type, Object[] values) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(query)) {
            select.setArray(1, connection.createArrayOf(type, values));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
