package org.jawoord.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jawoord.notice.Notice;
import org.jawoord.notice.Notices;
import org.jawoord.notice.Publication;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jboss.logging.Logger;

/** Records choices: returns when a choice is on disk, or refuses; never anything in between. */
@ApplicationScoped
public class ConsentRecorder {

    private static final Logger LOG = Logger.getLogger(ConsentRecorder.class);

    private final ChoiceLog log;
    private final Notices notices;
    private final Standings standings;
    private final Clock clock;

    ConsentRecorder(ChoiceLog log, Notices notices, Standings standings, Clock clock) {
        this.log = log;
        this.notices = notices;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * A choice that is on disk.
     *
     * @param isNew false when it was there already: the same ID with the same body
     * @param decision what holds for the session now
     */
    public record Recorded(boolean isNew, Instant recordedAt, Instant expiresAt, Decision decision) {}

    /**
     * Records a choice on a site.
     *
     * @throws ProblemException 409 the ID with another body; 410 it was erased; 422 it doesn't answer a notice of this site, or was taken
     *     over and has run out; 503 not known to be stored, to be sent again
     */
    public Recorded record(String site, ChoiceRequest choice) {
        var key = new SessionKey(site, choice.session());
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant expiresAt;
            try {
                expiresAt = Expiry.of(choice, answered(site, choice, now), now);
            } catch (ProblemException refusal) {
                // A retry of what was acceptable when it was stored stays a retry, however late it comes.
                return repeated(key, choice).orElseThrow(() -> refusal);
            }
            var seq = log.append(site, choice, now, expiresAt);
            if (seq.isEmpty()) {
                return repeated(key, choice)
                        .orElseThrow(() -> new ProblemException(
                                Problem.of(410, "The choice of this id was erased; it is not stored again.", "id")));
            }
            tell(key, choice, seq.get(), now, expiresAt);
            return new Recorded(true, now, expiresAt, decisionOf(key, choice, now));
        } catch (SQLException e) {
            // It may be stored all the same: what was known about the session no longer is.
            standings.changed(key);
            LOG.warnf("choice not known to be stored: %s", e.getMessage());
            throw ProblemException.unavailable(
                    "The choice is not known to be stored. Send it again with the same id.",
                    ProblemMapper.DATABASE_RETRY_SECONDS);
        }
    }

    private Notice answered(String site, ChoiceRequest choice, Instant now) {
        var publication = notices.recent(site, choice.notice())
                .filter(p -> p.takesChoicesAt(now))
                .orElseThrow(() -> ProblemException.unprocessable(
                        "This is not the site's current notice, nor one that was replaced within the last "
                                + Publication.GRACE.toHours() + " hours.",
                        "notice"));
        ChoiceCheck.check(choice, publication.notice());
        return publication.notice();
    }

    private Optional<Recorded> repeated(SessionKey key, ChoiceRequest choice) throws SQLException {
        var found = log.find(key.site(), choice.id());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!MessageDigest.isEqual(found.get().bodyHash(), choice.bodyHash())) {
            throw new ProblemException(Problem.of(409, "Another choice was stored under this id.", "id"));
        }
        // The first answer may have been lost between the commit and the cache.
        standings.changed(key);
        var now = clock.instant();
        return Optional.of(
                new Recorded(false, found.get().recordedAt(), found.get().expiresAt(), decisionOf(key, choice, now)));
    }

    private void tell(SessionKey key, ChoiceRequest choice, long seq, Instant recordedAt, Instant expiresAt) {
        if (choice.settles()) {
            var stored = new StoredChoice(
                    seq,
                    choice.notice(),
                    choice.action(),
                    choice.categoriesOrNone(),
                    choice.servicesOrNone(),
                    recordedAt,
                    expiresAt,
                    choice.gpc(),
                    false);
            standings.recorded(key, Standing.of(List.of(stored)));
        } else {
            standings.changed(key);
        }
    }

    /** Also under the signal that the choice came with: a page must not be told more than a lookup would tell it. */
    private Decision decisionOf(SessionKey key, ChoiceRequest choice, Instant now) {
        var standing = standings.of(key);
        var current = notices.current(key.site()).map(Publication::notice).orElse(null);
        return Decision.of(key, standing, current, standing.answers(current, notices), now, choice.gpc());
    }
}
