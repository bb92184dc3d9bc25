package org.jawoord.consent;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jawoord.shared.ProblemException;

/**
 * Group commit: choices that arrive while others are being written go to disk together, in one statement and one flush.
 * Nobody waits for company: a choice that finds a writer free is written at once, alone.
 *
 * <p>Bounded, so that a database which is slow or away makes refusals and not a heap of requests.
 */
@Startup
@Singleton
class ChoiceQueue {

    /** What is written in about half a second on a small machine; whoever came behind would wait longer than a page should. */
    static final int MAX_WAITING = 4096;

    /** Rows of one statement: beyond this they gain nothing more, and the first would wait for the last. */
    static final int MAX_TOGETHER = 256;

    /** While one waits for the disk the other prepares; more of them only make smaller groups. */
    private static final int WRITERS = 2;

    /** For what is under way when the server stops; statements end after two seconds. */
    private static final Duration LAST_WRITES = Duration.ofSeconds(3);

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int RETRY_SECONDS = 1;

    private final ChoiceLog log;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final List<Thread> writers = new ArrayList<>();
    private final DistributionSummary together;
    private volatile boolean stopping;

    ChoiceQueue(ChoiceLog log, MeterRegistry metrics) {
        this.log = log;
        this.together = metrics.summary("jawoord.choices.together");
        metrics.gaugeCollectionSize("jawoord.choices.waiting", List.of(), waiting);
    }

    private record Waiting(NewChoice choice, CompletableFuture<OptionalLong> done) {}

    /**
     * Stores a choice. Completes when it is on disk, with its place in the order, or with none when the site has a choice
     * with this ID already, or had one that was erased; fails with {@link SQLException} when it is not known to be stored.
     *
     * @throws ProblemException 503: too many are waiting; nothing was stored
     */
    CompletionStage<OptionalLong> append(NewChoice choice) {
        var entry = new Waiting(choice, new CompletableFuture<>());
        if (stopping || !waiting.offer(entry)) {
            throw ProblemException.unavailable(
                    "More choices arrive than can be stored. This one was not; send it again.", RETRY_SECONDS);
        }
        return entry.done();
    }

    @PostConstruct
    void start() {
        for (int i = 1; i <= WRITERS; i++) {
            var writer = new Thread(this::run, "choice-writer-" + i);
            writer.setDaemon(true);
            writer.start();
            writers.add(writer);
        }
    }

    /** What was accepted is written before the database goes. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        for (var writer : writers) {
            writer.join(LAST_WRITES.toMillis());
        }
    }

    private void run() {
        var group = new ArrayList<Waiting>(MAX_TOGETHER);
        while (!(stopping && waiting.isEmpty())) {
            try {
                var first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    waiting.drainTo(group, MAX_TOGETHER - 1);
                    write(group);
                }
            } catch (InterruptedException e) {
                return;
            } finally {
                group.clear();
            }
        }
    }

    /** One row for each ID: whoever sends the same twice is told of the first one. */
    private void write(List<Waiting> group) {
        var rows = new LinkedHashMap<NewChoice.Key, Waiting>();
        var repeated = new ArrayList<Waiting>();
        for (var entry : group) {
            if (rows.putIfAbsent(entry.choice().key(), entry) != null) {
                repeated.add(entry);
            }
        }
        together.record(rows.size());
        store(List.copyOf(rows.values()));
        repeated.forEach(entry -> entry.done().complete(OptionalLong.empty()));
    }

    private void store(List<Waiting> rows) {
        try {
            var seqs = log.append(rows.stream().map(Waiting::choice).toList());
            for (var row : rows) {
                var seq = seqs.get(row.choice().key());
                row.done().complete(seq == null ? OptionalLong.empty() : OptionalLong.of(seq));
            }
        } catch (SQLException e) {
            if (rows.size() > 1 && nothingWasStored(e)) {
                rows.forEach(row -> store(List.of(row))); // the fault of one is not the others'
            } else {
                rows.forEach(row -> row.done().completeExceptionally(e));
            }
        } catch (RuntimeException | Error e) {
            rows.forEach(row -> row.done().completeExceptionally(e));
        }
    }

    /**
     * Whether the server refused the statement for what is in it: SQLSTATE class 22 and 23, a value that doesn't fit, or
     * 40, a deadlock with another group that had the same IDs in another order.
     */
    private static boolean nothingWasStored(SQLException e) {
        var state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("40"));
    }
}
