package org.jawoord.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.Standings;
import org.jawoord.database.Transaction;
import org.jawoord.ledger.LedgerWriter;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;

/**
 * One erasure: looks at holds, puts it on record and saves it outside the database, waits for its leaf, lets the records go.
 * All of it in one transaction that keeps holds and ties as they are, so that nothing is put on record that a hold keeps from
 * being carried out. That transaction writes nothing before the leaf is there: the ledger waits for whoever has written. What was
 * broken off in between is finished by {@link #finish}, when no hold has been placed since.
 */
@ApplicationScoped
class Erasing {

    /** How long it waits for the ledger: some looks of its writer, or of another node's. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Each takes a connection while it waits and another for what it waits for: visitors need the rest of the pool. */
    static final int AT_A_TIME = 4;

    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final DataSource database;
    private final ErasureTable table;
    private final CoveredLeaves covered;
    private final ErasureList list;
    private final LedgerWriter ledger;
    private final Standings standings;
    private final Clock clock;

    Erasing(
            DataSource database,
            ErasureTable table,
            CoveredLeaves covered,
            ErasureList list,
            LedgerWriter ledger,
            Standings standings,
            Clock clock) {
        this.database = database;
        this.table = table;
        this.covered = covered;
        this.list = list;
        this.ledger = ledger;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * What became of some records.
     *
     * @param gone how many went
     * @param kept leaves that stay: a hold covers them, or something else that their erasure takes
     * @param sessions whose those are
     */
    record Outcome(long gone, Set<Long> kept, Set<SessionId> sessions) {}

    /**
     * Erases the records of some leaves of a site, at most {@value Erasure#MAX_LEAVES}, as far as no hold covers them; what
     * somebody asks for all or not at all.
     *
     * @throws ProblemException 409: it was asked for, and something of it stays; 503: it is not finished, to be asked again
     */
    Outcome erase(String site, Collection<Long> leaves, Erasure.Reason reason) throws SQLException, IOException {
        var told = new ArrayList<DoomedRecords.Told>();
        var kept = new TreeSet<Long>();
        var earlier = new TreeSet<Long>();
        long gone = inOne(connection -> {
            told.addAll(Locks.records(connection, site, leaves));
            kept.addAll(Kept.among(connection, site, told));
            requireNone(kept, reason, Erasing::held);
            var there = told.stream().map(DoomedRecords.Told::leaf).toList();
            var known = covered.among(connection, site, there);
            requireNone(known.contradicted(), reason, Erasing::contradicted);
            kept.addAll(known.contradicted());
            there.stream()
                    .filter(leaf -> !kept.contains(leaf))
                    .map(known.erasures()::get)
                    .filter(Objects::nonNull)
                    .forEach(earlier::add);
            var free = there.stream()
                    .filter(leaf -> !kept.contains(leaf) && known.isNew(leaf))
                    .sorted()
                    .toList();
            return free.isEmpty() ? 0L : carryOut(connection, onRecord(site, free, reason));
        });
        forget(site, told, kept);
        for (long erasure : earlier) {
            gone += finish(new ErasureTable.Begun(erasure, site));
        }
        if (!earlier.isEmpty()) {
            kept.addAll(table.stillThere(site, leaves)); // what something else keeps that the same erasure takes
            requireNone(kept, reason, Erasing::held);
        }
        return new Outcome(gone, kept, sessions(told, kept::contains));
    }

    /**
     * Finishes an erasure that was put on record and not carried out; nothing while a legal hold covers something of it.
     *
     * @return how many records went
     * @throws ProblemException 503: the ledger doesn't follow
     */
    long finish(ErasureTable.Begun erasure) throws SQLException, IOException {
        var told = new ArrayList<DoomedRecords.Told>();
        long gone = inOne(connection -> {
            var found = Locks.records(connection, erasure.site(), table.leaves(connection, erasure.seq()));
            var there = found.stream().map(DoomedRecords.Told::leaf).toList();
            if (found.isEmpty()
                    || !Kept.among(connection, erasure.site(), found).isEmpty()
                    || !covered.among(connection, erasure.site(), there)
                            .contradicted()
                            .isEmpty()) {
                return 0L;
            }
            told.addAll(found);
            return carryOut(connection, erasure.seq());
        });
        forget(erasure.site(), told, Set.of());
        return gone;
    }

    private static void requireNone(Set<Long> staying, Erasure.Reason reason, Supplier<ProblemException> why) {
        if (reason == Erasure.Reason.REQUEST && !staying.isEmpty()) {
            throw why.get();
        }
    }

    private long onRecord(String site, List<Long> leaves, Erasure.Reason reason) throws SQLException, IOException {
        var erasure =
                new Erasure(site, UUID.randomUUID(), reason, clock.instant().truncatedTo(ChronoUnit.MILLIS), leaves);
        long seq = table.add(erasure);
        list.add(erasure);
        return seq;
    }

    private long carryOut(Connection connection, long erasure) throws SQLException {
        if (!ledger.awaitLeaves(List.of(erasure), PATIENCE)) {
            throw unfinished();
        }
        return table.carryOut(connection, erasure);
    }

    /** What was known of sessions whose choices went. Their ties went with them (trigger {@code choice_forgets_identities}). */
    private void forget(String site, List<DoomedRecords.Told> told, Set<Long> kept) {
        var chosen = told.stream().filter(record -> record.of().chosen()).toList();
        sessions(chosen, leaf -> !kept.contains(leaf))
                .forEach(session -> standings.changed(new SessionKey(site, session)));
    }

    private static Set<SessionId> sessions(List<DoomedRecords.Told> told, LongPredicate which) {
        return told.stream()
                .filter(record -> which.test(record.leaf()))
                .map(record -> record.of().session())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private long inOne(Transaction.Work<Long, IOException> work) throws SQLException, IOException {
        if (!isMyTurn()) {
            throw unfinished();
        }
        try {
            return Transaction.of(database, work);
        } finally {
            turns.release();
        }
    }

    private boolean isMyTurn() {
        try {
            return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static ProblemException held() {
        return new ProblemException(
                Problem.of(409, "A legal hold covers these records: they are kept until it is released."));
    }

    private static ProblemException contradicted() {
        return new ProblemException(Problem.of(
                409,
                "The database says of one of these records that it was erased, by an erasure that does not name it. The"
                        + " command verify-ledger says what is wrong."));
    }

    static ProblemException unfinished() {
        return ProblemException.unavailable(
                "The erasure is not finished: the database or the ledger does not follow. Ask for it again.",
                ProblemMapper.DATABASE_RETRY_SECONDS);
    }
}
