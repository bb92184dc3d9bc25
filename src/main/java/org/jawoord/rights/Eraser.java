package org.jawoord.rights;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.ledger.LedgerWriter;
import org.jawoord.security.Audit;
import org.jawoord.shared.ProblemException;
import org.jboss.logging.Logger;

/** Erases what somebody asks for, and what was kept long enough: finds the records, and has them go ({@link Erasing}). */
@ApplicationScoped
public class Eraser {

    private static final Logger LOG = Logger.getLogger(Eraser.class);

    private final DataSource database;
    private final ErasureTable table;
    private final Erasing erasing;
    private final LedgerWriter ledger;
    private final Audit audit;
    private final Clock clock;

    Eraser(DataSource database, ErasureTable table, Erasing erasing, LedgerWriter ledger, Audit audit, Clock clock) {
        this.database = database;
        this.table = table;
        this.erasing = erasing;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of it so far. */
    private static final class Sum {
        private long gone;
        private final Set<Long> kept = new HashSet<>();
        private final Set<SessionId> held = new HashSet<>();
        private final Set<SessionId> renewed = new HashSet<>();
    }

    /**
     * Erases these records of a site because somebody asks for it, as they are now, and unties the sessions that are named from
     * whoever they were tied to: what a visitor chooses afterwards is new.
     *
     * @param who asked for it: the name of a user or token, for the audit
     * @return how many records went
     * @throws ProblemException 409: a legal hold covers one of them, and nothing of it went, or nothing more when it was placed
     *     meanwhile; 503: not everything went, to be asked again
     */
    long erase(String site, List<Whose> doomed, String who) {
        try {
            requireFree(site, doomed);
        } catch (SQLException e) {
            throw unfinished(e);
        }
        return erase(site, doomed, Erasure.Reason.REQUEST, who).gone;
    }

    /**
     * How many sessions went.
     *
     * @param held how many stay because of a legal hold
     */
    record Sessions(long gone, long held) {}

    /**
     * Erases the choices of sessions whose time is over, but not of those that are under a legal hold.
     *
     * @throws ProblemException 503: not everything went, to be asked again
     */
    Sessions eraseOld(String site, List<SessionId> sessions, String who) {
        var choices = sessions.stream().<Whose>map(Whose.ChoicesOf::new).toList();
        var sum = erase(site, choices, Erasure.Reason.RETENTION, who);
        return new Sessions(sessions.size() - sum.held.size() - sum.renewed.size(), sum.held.size());
    }

    private Sum erase(String site, List<Whose> doomed, Erasure.Reason reason, String who) {
        var sum = new Sum();
        try {
            var waiting = new ArrayDeque<>(doomed);
            while (!waiting.isEmpty()) {
                eraseSome(site, waiting, reason, sum);
            }
        } catch (SQLException | IOException e) {
            throw unfinished(e);
        } finally {
            record(site, reason, who, sum.gone);
        }
        return sum;
    }

    private void requireFree(String site, List<Whose> doomed) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (var whose : doomed) {
                for (var subject : DoomedRecords.subjects(connection, site, whose)) {
                    if (HoldTable.covers(connection, site, subject.session(), subject.person())) {
                        throw Erasing.held();
                    }
                }
            }
        }
    }

    /** Erases as much as one erasure takes; takes off what is done with. */
    private void eraseSome(String site, Deque<Whose> waiting, Erasure.Reason reason, Sum sum)
            throws SQLException, IOException {
        var leaves = new LinkedHashSet<Long>(); // what somebody said with a session is named by both
        while (!waiting.isEmpty() && leaves.size() < Erasure.MAX_LEAVES) {
            int room = Erasure.MAX_LEAVES - leaves.size();
            var whose = waiting.peek();
            var doomed = numbered(site, whose, room);
            if (whose instanceof Whose.ChoicesOf of && holdsAgain(site, of.session())) {
                sum.renewed.add(of.session()); // the visitor has chosen again since it was found to be over
                waiting.remove();
                continue;
            }
            if (doomed.stream().anyMatch(record -> sum.kept.contains(record.leaf()))) {
                waiting.remove(); // it stays, and so does the rest of it
                continue;
            }
            doomed.forEach(record -> leaves.add(record.leaf()));
            if (doomed.size() == room) {
                break; // there may be more of it
            }
            waiting.remove();
        }
        if (!leaves.isEmpty()) {
            var outcome = erasing.erase(site, leaves, reason);
            sum.gone += outcome.gone();
            sum.kept.addAll(outcome.kept());
            sum.held.addAll(outcome.sessions());
        }
    }

    private boolean holdsAgain(String site, SessionId session) throws SQLException {
        return table.holds(new SessionKey(site, session), clock.instant());
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
        if (!ledger.awaitLeaves(waiting, Erasing.PATIENCE)) {
            throw Erasing.unfinished();
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

    private static ProblemException unfinished(Exception why) {
        LOG.warnf("records not erased: %s", why.getMessage());
        return Erasing.unfinished();
    }
}
