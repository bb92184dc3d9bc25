package org.jawoord.rights;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.Standings;
import org.jawoord.ledger.LedgerWriter;
import org.jawoord.security.Audit;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jboss.logging.Logger;

/**
 * Erases records. In this order, so that it can be broken off anywhere: the erasure is put on record and saved outside
 * the database; it gets its leaf; the records go. What was begun is finished at the next start.
 */
@ApplicationScoped
public class Eraser {

    private static final Logger LOG = Logger.getLogger(Eraser.class);

    /** How long a request waits for the ledger: some looks of its writer, or of another node's. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final DataSource database;
    private final ErasureTable table;
    private final ErasureList list;
    private final Holds holds;
    private final LedgerWriter ledger;
    private final Standings standings;
    private final Audit audit;
    private final Clock clock;

    Eraser(
            DataSource database,
            ErasureTable table,
            ErasureList list,
            Holds holds,
            LedgerWriter ledger,
            Standings standings,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.table = table;
        this.list = list;
        this.holds = holds;
        this.ledger = ledger;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Erases these records of a site, as they are now, and unties the sessions that are named from whoever they were tied
     * to: what a visitor chooses afterwards is new.
     *
     * @param who asked for it: the name of a user or token, for the audit
     * @return how many records went
     * @throws ProblemException 409: a legal hold covers one of them, and nothing of it went; 503: not everything went,
     *     to be asked again
     */
    long erase(String site, List<Whose> doomed, Erasure.Reason reason, String who) {
        long gone = 0;
        try {
            requireFree(site, doomed);
            var waiting = new ArrayDeque<>(doomed);
            while (!waiting.isEmpty()) {
                gone += eraseSome(site, waiting, reason);
            }
        } catch (SQLException | IOException e) {
            LOG.warnf("records not erased: %s", e.getMessage());
            throw unfinished();
        } finally {
            record(site, reason, who, gone);
        }
        return gone;
    }

    private void requireFree(String site, List<Whose> doomed) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (var whose : doomed) {
                for (var subject : DoomedRecords.subjects(connection, site, whose)) {
                    if (HoldTable.covers(connection, site, subject.session(), subject.person())) {
                        throw held();
                    }
                }
            }
        }
    }

    /** Erases as much as one erasure takes; takes off what is done with. */
    private long eraseSome(String site, Deque<Whose> waiting, Erasure.Reason reason) throws SQLException, IOException {
        var leaves = new LinkedHashSet<Long>(); // what somebody said with a session is named by both
        while (!waiting.isEmpty() && leaves.size() < Erasure.MAX_LEAVES) {
            int room = Erasure.MAX_LEAVES - leaves.size();
            var whose = waiting.peek();
            var doomed = numbered(site, whose, room);
            if (whose instanceof Whose.ChoicesOf of && holdsAgain(site, of.session())) {
                waiting.remove(); // the visitor has chosen again since it was found to be over
                continue;
            }
            doomed.forEach(record -> leaves.add(record.leaf()));
            if (doomed.size() == room) {
                break; // there may be more of it
            }
            waiting.remove();
        }
        return leaves.isEmpty() ? 0 : erase(site, List.copyOf(leaves), reason);
    }

    private boolean holdsAgain(String site, SessionId session) throws SQLException {
        return table.holds(new SessionKey(site, session), clock.instant());
    }

    /** Erases the records of some leaves of a site. */
    long erase(String site, List<Long> leaves, Erasure.Reason reason) throws SQLException, IOException {
        var erasure =
                new Erasure(site, UUID.randomUUID(), reason, clock.instant().truncatedTo(ChronoUnit.MILLIS), leaves);
        long seq = table.add(erasure);
        list.add(erasure);
        if (!ledger.awaitLeaves(List.of(seq), PATIENCE)) {
            throw unfinished();
        }
        return carryOut(site, seq);
    }

    /** Finishes an erasure that was put on record and not carried out; nothing while a legal hold covers it. */
    long finish(ErasureTable.Begun erasure) throws SQLException {
        return ledger.awaitLeaves(List.of(erasure.seq()), PATIENCE) ? carryOut(erasure.site(), erasure.seq()) : 0;
    }

    /**
     * One transaction: while it lasts nobody can put a hold on these records, nor tie one of their sessions to somebody who is
     * held. The ties of their sessions go with them (trigger {@code choice_forgets_identities}); what was known of those
     * sessions is forgotten when it is over.
     */
    private long carryOut(String site, long erasure) {
        var chosen = new ArrayList<SessionId>();
        long gone = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                var subjects = DoomedRecords.subjectsOf(connection, erasure);
                Locks.keepHolds(
                        connection, site); // before those of sessions, as everywhere: else two may wait for each other
                for (var subject : subjects) {
                    if (subject.session() != null) {
                        Locks.session(connection, site, subject.session());
                    }
                    if (holds.on(connection, site, subject.session(), subject.person())) {
                        throw held();
                    }
                }
                chosen.addAll(DoomedRecords.chosen(subjects));
                return table.carryOut(connection, erasure);
            }
        });
        chosen.forEach(session -> standings.changed(new SessionKey(site, session)));
        return gone;
    }

    /** Records with their leaves, at most so many. Those that wait for one are waited for. */
    private List<DoomedRecords.Doomed> numbered(String site, Whose whose, int limit) throws SQLException {
        var doomed = doomed(site, whose, limit);
        var waiting = doomed.stream()
                .filter(record -> record.leaf() == null)
                .map(DoomedRecords.Doomed::seq)
                .toList();
        if (waiting.isEmpty()) {
            return doomed;
        }
        if (!ledger.awaitLeaves(waiting, PATIENCE)) {
            throw unfinished();
        }
        return doomed(site, whose, limit).stream()
                .filter(record -> record.leaf() != null)
                .toList();
    }

    private List<DoomedRecords.Doomed> doomed(String site, Whose whose, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return DoomedRecords.of(connection, site, whose, limit);
        }
    }

    private void record(String site, Erasure.Reason reason, String who, long gone) {
        if (gone > 0) {
            QuarkusTransaction.requiringNew()
                    .run(() -> audit.record(who, gone + " records erased (" + reason.wireName() + ")", site));
        }
    }

    private static ProblemException held() {
        return new ProblemException(
                Problem.of(409, "A legal hold covers these records: they are kept until it is released."));
    }

    private static ProblemException unfinished() {
        return ProblemException.unavailable(
                "The erasure is not finished: the database or the ledger does not follow. Ask for it again.",
                ProblemMapper.DATABASE_RETRY_SECONDS);
    }
}
