package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionId;
import org.jawoord.keys.Identifier;
import org.jawoord.keys.IdentityKey;
import org.jawoord.security.Audit;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jboss.logging.Logger;

/** Records consent that was given elsewhere: returns when it is on disk, or refuses; never anything in between. */
@ApplicationScoped
public class StatedRecorder {

    private static final Logger LOG = Logger.getLogger(StatedRecorder.class);

    private final StatedLog log;
    private final StatedActs acts;
    private final IdentityKey identities;
    private final Audit audit;
    private final Clock clock;

    StatedRecorder(StatedLog log, StatedActs acts, IdentityKey identities, Audit audit, Clock clock) {
        this.log = log;
        this.acts = acts;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A record that is on disk.
     *
     * @param isNew false when it was there already: the same ID with the same body
     */
    public record Recorded(boolean isNew, ObjectNode record) {}

    /**
     * Records what an administrator took down.
     *
     * @param who user or token that records it
     * @throws ProblemException 409 the ID with another body, or what it takes back was taken back already; 410 it was
     *     erased; 422 it can't be an answer to its text, or isn't of whom it says; 503 not known to be stored, to be sent
     *     again
     */
    public Recorded record(String site, StatedRequest request, String who) {
        var recorded = record(site, request.id(), acts.hash(site, request), now -> acts.of(site, request, who, now));
        if (recorded.isNew()) {
            var what = "consent given elsewhere recorded: " + request.action().wireName() + ", " + request.id();
            QuarkusTransaction.requiringNew().run(() -> audit.record(who, what, site));
        }
        return recorded;
    }

    /**
     * Records what a form in a page sent.
     *
     * @throws ProblemException 403 a withdrawal with a secret that didn't make the record; 404 no text of this form is
     *     registered; 409, 422, 503 as above
     */
    public Recorded record(String site, String form, FormSubmission submission) {
        return record(site, submission.id(), submission.bodyHash(), now -> acts.of(site, form, submission, now));
    }

    /** Makes what is stored, at a moment. */
    @FunctionalInterface
    private interface Making {
        Stated at(Instant now) throws SQLException;
    }

    private Recorded record(String site, UUID id, byte[] bodyHash, Making making) {
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            try {
                var stated = making.at(now);
                if (log.append(site, stated, now)) {
                    return new Recorded(true, StatedRecords.content(site, stated, now));
                }
            } catch (ProblemException refusal) {
                // A retry of what was acceptable when it was stored stays a retry, however late it comes.
                // What was erased took with it what it was compared with: that is no reason to call it wrong.
                var repeated = repeated(site, id, bodyHash);
                boolean erased = repeated.isEmpty() && log.wasErased(site, id);
                return repeated.orElseThrow(() -> erased ? erased() : refusal);
            }
            return repeated(site, id, bodyHash).orElseThrow(StatedRecorder::erased);
        } catch (SQLException e) {
            LOG.warnf("consent not known to be stored: %s", e.getMessage());
            throw ProblemException.unavailable(
                    "The consent is not known to be stored. Send it again with the same id.",
                    ProblemMapper.DATABASE_RETRY_SECONDS);
        }
    }

    private Optional<Recorded> repeated(String site, UUID id, byte[] bodyHash) throws SQLException {
        var found = log.find(site, id);
        found.filter(record -> !HexFormat.of()
                        .formatHex(bodyHash)
                        .equals(record.content().path("submission").textValue()))
                .ifPresent(other -> {
                    throw new ProblemException(Problem.of(409, "Another record was stored under this id.", "id"));
                });
        return found.map(record -> new Recorded(false, record.content()));
    }

    /** 410: there was a record of this ID, and it is not stored again. */
    static ProblemException erased() {
        return new ProblemException(Problem.of(410, "The record of this id was erased.", "id"));
    }

    /** Whether the record of this ID was erased on a site. */
    boolean wasErased(String site, UUID id) {
        return reading(() -> log.wasErased(site, id));
    }

    /** The record of this ID on a site, with salt and place. */
    public Optional<LedgerRecord> find(String site, UUID id) {
        return reading(() -> log.find(site, id));
    }

    /**
     * Records of a site, newest first.
     *
     * @param before only those with a lower place; {@link Long#MAX_VALUE} for the newest
     * @param session only this session's, or null
     * @param identifier only this person's, or null
     */
    public List<LedgerRecord> page(String site, long before, SessionId session, Identifier identifier, int limit) {
        var person = identifier == null ? null : identities.hash(site, identifier);
        return reading(() -> log.page(site, new StatedRecords.Filter(before, session, person, limit)));
    }

    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw ProblemException.unavailable(
                    "The database does not answer. Try again.", ProblemMapper.DATABASE_RETRY_SECONDS);
        }
    }

    /** A read of the database. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws SQLException;
    }
}
