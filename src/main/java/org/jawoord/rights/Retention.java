package org.jawoord.rights;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jawoord.consent.SessionId;
import org.jawoord.security.Audit;
import org.jawoord.shared.ProblemException;
import org.jboss.logging.Logger;

/**
 * Erases what was kept as long as a site says: the sessions whose last choice stopped holding longer ago than that, unless a
 * legal hold covers them (GDPR Art. 5(1)(e)). One run at a time, on whichever node.
 */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** The name that daily runs go by. */
    static final String DAILY = "retention";

    /** Sessions that are handed over to be erased at once; between two of these a run can be broken off. */
    static final int ERASED_AT_ONCE = 100;

    private final DataSource database;
    private final Cutoffs cutoffs;
    private final Eraser eraser;
    private final Audit audit;
    private final Clock clock;
    private final RetentionConfig config;
    private final Counter erased;

    Retention(
            DataSource database,
            Cutoffs cutoffs,
            Eraser eraser,
            Audit audit,
            Clock clock,
            RetentionConfig config,
            MeterRegistry metrics) {
        this.database = database;
        this.cutoffs = cutoffs;
        this.eraser = eraser;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
        this.erased = Counter.builder("jawoord.retention.sessions")
                .description("sessions erased because their time was over")
                .register(metrics);
    }

    /** What a run has done so far on one site. */
    private static final class Tally {
        private long erased;
        private long held;
    }

    /** The daily runs that are due; nothing when another node is at it. */
    void daily() throws SQLException {
        RunLock.alone(database, () -> {
            var begun = new ArrayList<Purge>();
            try (Connection connection = database.getConnection()) {
                for (var cutoff : cutoffs.all()) {
                    if (!PurgeTable.begunSince(connection, cutoff.site(), DAILY, now().minus(config.every()))) {
                        begun.add(PurgeTable.start(connection, cutoff, DAILY, now()));
                    }
                }
            }
            run(begun);
        });
    }

    /**
     * Puts a run on a site on record, to be carried out by {@link #carryOut}.
     *
     * @throws ProblemException 422: the site keeps everything
     */
    Purge begin(String site, String who) throws SQLException {
        var cutoff = cutoffs.of(site)
                .orElseThrow(() -> ProblemException.unprocessable(
                        "The notice of this site doesn't say how long records are kept, so they are: publish one with"
                                + " lifetime/records.",
                        "site"));
        try (Connection connection = database.getConnection()) {
            return PurgeTable.start(connection, cutoff, who, now());
        }
    }

    /** Carries out a run that was begun; one that can't be is on record as failed. */
    void carryOut(Purge begun) throws SQLException {
        if (!RunLock.alone(database, () -> run(List.of(begun)))) {
            end(begun, new Tally(), "another run was not over; ask again");
        }
    }

    /** The runs on a site before this one, newest first. */
    List<Purge> newestFirst(String site, long before, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return PurgeTable.newestFirst(connection, site, before, limit);
        }
    }

    /** Each run is ended, whatever happens; one that fails doesn't keep those on other sites from theirs. */
    private void run(List<Purge> begun) throws SQLException {
        for (var purge : begun) {
            var tally = new Tally();
            String failure = null;
            try {
                search(new Cutoff(purge.site(), purge.olderThan()), purge.by(), tally);
            } catch (ProblemException e) {
                failure = e.problem().detail();
            } catch (SQLException e) {
                LOG.warnf("the retention was broken off: %s", e.getMessage());
                failure = "the database did not answer";
            }
            end(purge, tally, failure);
        }
    }

    private void search(Cutoff cutoff, String by, Tally tally) throws SQLException {
        var after = DueSessions.Place.FIRST;
        for (var last = windowAfter(cutoff, after); last != null; last = windowAfter(cutoff, after)) {
            var free = new ArrayList<SessionId>();
            for (var found : in(cutoff, after, last)) {
                if (found.isHeld()) {
                    tally.held++;
                } else {
                    free.add(found.session());
                }
            }
            erase(cutoff.site(), free, by, tally);
            after = last;
        }
    }

    /** A session that came under a hold since it was found is counted with those, by the eraser. */
    private void erase(String site, List<SessionId> sessions, String by, Tally tally) {
        for (int i = 0; i < sessions.size(); i += ERASED_AT_ONCE) {
            var some = sessions.subList(i, Math.min(i + ERASED_AT_ONCE, sessions.size()));
            var done = eraser.eraseOld(site, some, by);
            tally.erased += done.gone();
            tally.held += done.held();
            erased.increment(done.gone());
        }
    }

    private DueSessions.Place windowAfter(Cutoff cutoff, DueSessions.Place after) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return DueSessions.windowAfter(connection, cutoff, after);
        }
    }

    private List<DueSessions.Due> in(Cutoff cutoff, DueSessions.Place after, DueSessions.Place last)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            return DueSessions.in(connection, cutoff, after, last);
        }
    }

    private void end(Purge begun, Tally tally, String failure) throws SQLException {
        var purge = begun.ended(now(), tally.erased, tally.held, failure);
        try (Connection connection = database.getConnection()) {
            PurgeTable.end(connection, purge);
        }
        if (purge.sessions() > 0 || failure != null || !DAILY.equals(purge.by())) {
            var what = "retention: " + purge.sessions() + " sessions erased, " + purge.held() + " under a legal hold"
                    + (failure == null ? "" : ", broken off");
            QuarkusTransaction.requiringNew().run(() -> audit.record(purge.by(), what, purge.site()));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
