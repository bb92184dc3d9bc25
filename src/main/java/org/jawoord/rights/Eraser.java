package org.jawoord.rights;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.Standings;
import org.jawoord.ledger.LedgerWriter;
import org.jawoord.security.Audit;
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

    private final ErasureTable table;
    private final ErasureList list;
    private final LedgerWriter ledger;
    private final Standings standings;
    private final Audit audit;
    private final Clock clock;

    Eraser(ErasureTable table, ErasureList list, LedgerWriter ledger, Standings standings, Audit audit, Clock clock) {
        this.table = table;
        this.list = list;
        this.ledger = ledger;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Erases every record of some sessions of a site, as they are now: what a visitor chooses afterwards is new.
     *
     * @param who asked for it: the name of a user or token, for the audit
     * @return how many records went
     * @throws ProblemException 503: not everything went, to be asked again
     */
    long erase(String site, List<SessionId> sessions, Erasure.Reason reason, String who) {
        long gone = 0;
        try {
            for (var session : sessions) {
                gone += erase(new SessionKey(site, session), reason);
            }
        } catch (SQLException | IOException e) {
            LOG.warnf("records not erased: %s", e.getMessage());
            throw unfinished();
        } finally {
            record(site, reason, who, gone);
        }
        return gone;
    }

    private long erase(SessionKey key, Erasure.Reason reason) throws SQLException, IOException {
        long gone = 0;
        for (var doomed = numbered(key); !doomed.isEmpty(); doomed = numbered(key)) {
            var leaves = doomed.stream().map(ErasureTable.Doomed::leaf).toList();
            gone += erase(key.site(), leaves, reason);
            standings.changed(key);
        }
        return gone;
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
        return table.carryOut(seq);
    }

    /** Finishes an erasure that was put on record and not carried out. */
    long finish(long erasure) throws SQLException {
        var site = table.sessionsOf(erasure);
        return site.isEmpty() || !ledger.awaitLeaves(List.of(erasure), PATIENCE) ? 0 : table.carryOut(erasure);
    }

    /** Choices of a session with their leaves: as many as one erasure takes. Those that wait for one are waited for. */
    private List<ErasureTable.Doomed> numbered(SessionKey key) throws SQLException {
        var doomed = table.ofSession(key, Erasure.MAX_LEAVES);
        var waiting = doomed.stream()
                .filter(choice -> choice.leaf() == null)
                .map(ErasureTable.Doomed::seq)
                .toList();
        if (waiting.isEmpty()) {
            return doomed;
        }
        if (!ledger.awaitLeaves(waiting, PATIENCE)) {
            throw unfinished();
        }
        return table.ofSession(key, Erasure.MAX_LEAVES).stream()
                .filter(choice -> Objects.nonNull(choice.leaf()))
                .toList();
    }

    private void record(String site, Erasure.Reason reason, String who, long gone) {
        if (gone > 0) {
            QuarkusTransaction.requiringNew()
                    .run(() -> audit.record(who, gone + " records erased (" + reason.wireName() + ")", site));
        }
    }

    private static ProblemException unfinished() {
        return ProblemException.unavailable(
                "The erasure is not finished: the database or the ledger does not follow. Ask for it again.",
                ProblemMapper.DATABASE_RETRY_SECONDS);
    }
}
