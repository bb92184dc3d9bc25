package org.jawoord.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.Watermark;
import org.jawoord.keys.SigningKeys;
import org.jawoord.shared.Background;
import org.jawoord.site.LiveSites;
import org.jboss.logging.Logger;

/** Follows what is recorded, in one thread: numbers it, signs, and saves what it signed outside the database. */
@ApplicationScoped
public class LedgerWriter {

    private static final Logger LOG = Logger.getLogger(LedgerWriter.class);

    /** Last at start: what others check at start comes first. */
    private static final int LATE = 5_000;

    /** Records that were refused are told of once each, up to so many: a flood of forgeries must fill neither memory nor log. */
    private static final int MAX_TOLD = 100;

    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    /** Times as long as it worked it rests: under load the ledger takes a fifth of one core. */
    private static final int PAUSE_PER_WORK = 4;

    /** A record has its leaf within two seconds all the same. */
    private static final Duration MAX_PAUSE = Duration.ofSeconds(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Numbering numbering;
    private final SavedLedgers saved;
    private final DataSource database;
    private final LiveSites sites;
    private final LedgerConfig config;
    private final Counter leaves;
    private final Counter refusals;
    private final Timer lag;
    private final Watermark watermark = new Watermark();
    private final Sweep sweep = new Sweep();
    private final SigningKeys keys;
    private final Set<String> begun = new HashSet<>();
    private final Set<Long> told = new HashSet<>();
    private final Background background =
            new Background("ledger", LOG, "the ledger waits, choices are recorded all the same", "the ledger goes on");
    private String begunUnder;

    LedgerWriter(
            Numbering numbering,
            SavedLedgers saved,
            DataSource database,
            LiveSites sites,
            SigningKeys keys,
            LedgerConfig config,
            MeterRegistry metrics) {
        this.numbering = numbering;
        this.saved = saved;
        this.database = database;
        this.sites = sites;
        this.keys = keys;
        this.config = config;
        this.leaves = metrics.counter("jawoord.ledger.leaves");
        this.refusals = metrics.counter("jawoord.ledger.refused");
        this.lag = Timer.builder("jawoord.ledger.lag")
                .description("between a choice and its leaf, of the first one in each batch")
                .publishPercentiles(0.5, 0.99)
                .register(metrics);
    }

    void start(@Observes @Priority(LATE) StartupEvent event) {
        background.every(this::pauseAfter, () -> {
            catchUp();
            sweepOnce();
        });
    }

    /** Signing and saving cost most, once for each site and look: so a look that took long is followed by a longer pause. */
    private Duration pauseAfter(Duration work) {
        var pause = work.multipliedBy(PAUSE_PER_WORK);
        return pause.compareTo(config.pause()) < 0
                ? config.pause()
                : pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause;
    }

    /** What was acknowledged is numbered before an orderly stop, when there is time; else at the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        background.stop(LAST_LOOK);
    }

    /**
     * Waits until records have their leaves, numbering them itself where no other node does.
     *
     * @param seqs of records that are committed
     * @return false when they had none in this time
     */
    public boolean awaitLeaves(List<Long> seqs, Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            catchUp();
            if (haveLeaves(seqs)) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    private boolean haveLeaves(List<Long> seqs) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return LeafTable.count(connection, seqs) == seqs.size();
        }
    }

    /** Numbers everything that is there now. */
    private synchronized void catchUp() throws SQLException {
        long settled;
        List<String> toBegin;
        var kid = keys.active().kid();
        try (Connection connection = database.getConnection()) {
            settled = watermark.look(connection);
            toBegin = toBegin(connection, kid);
        }
        var search = new Search(watermark.low(), watermark.drawn(), config.batch());
        for (var range = search.next(); range.isPresent(); range = search.next()) {
            var batch = numbering.number(range.get(), toBegin);
            if (!batch.isWriter()) {
                return; // another node is at it; what it doesn't do is still without a leaf the next time
            }
            done(batch);
            begun.addAll(toBegin);
            begunUnder = kid;
            toBegin = List.of();
            search.found(batch.found(), batch.lastSeq());
            watermark.searched(Math.min(search.reached(), settled));
        }
    }

    private synchronized void sweepOnce() throws SQLException {
        var range = sweep.next(watermark.low(), System.nanoTime(), config.batch());
        if (range.isPresent()) {
            done(numbering.number(range.get(), List.of()));
        }
    }

    /** Live sites that this writer hasn't met; when another key signs than before, every ledger there is. */
    private List<String> toBegin(Connection connection, String kid) throws SQLException {
        var toBegin = new TreeSet<String>();
        sites.all().forEach(site -> toBegin.add(site.key()));
        if (kid.equals(begunUnder)) {
            toBegin.removeAll(begun);
        } else {
            toBegin.addAll(HeadTable.all(connection).keySet());
        }
        return List.copyOf(toBegin);
    }

    private void done(Numbering.Batch batch) {
        batch.refused().forEach(this::tell);
        if (batch.found() > 0) {
            lag.record(batch.lag());
        }
        for (var grown : batch.grown()) {
            leaves.increment(grown.added().size());
            saved.save(grown);
        }
    }

    private void tell(LedgerRecord record) {
        if (told.size() < MAX_TOLD && told.add(record.seq())) {
            refusals.increment();
            LOG.errorf(
                    "record %s of site %s was not written by a server with the key; it is not numbered",
                    record.id(), record.site());
        }
    }
}
