package org.jawoord.consent;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jawoord.notice.Notice;
import org.jawoord.notice.Notices;
import org.jawoord.notice.Publication;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jboss.logging.Logger;

/** Records choices: answers when a choice is on disk, or refuses; never anything in between. */
@Singleton
public class ConsentRecorder {

    private static final Logger LOG = Logger.getLogger(ConsentRecorder.class);

    /** Longer is no answer to a visitor; the outbox sends it again. */
    private static final Duration PATIENCE = Duration.ofMillis(2500);

    private final ChoiceQueue queue;
    private final ChoiceLog log;
    private final Notices notices;
    private final Standings standings;
    private final Clock clock;

    ConsentRecorder(ChoiceQueue queue, ChoiceLog log, Notices notices, Standings standings, Clock clock) {
        this.queue = queue;
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
     * Records a choice on a site. Never blocks; completes when the choice is on disk. Fails with
     *
     * {@link ProblemException}: 409 the ID with another body; 410 it was erased; 422 it doesn't answer a notice of this site, or
     * was taken over and has run out; 503 not known to be stored, to be sent again.
     */
    public CompletionStage<Recorded> record(String site, ChoiceRequest choice) {
        long since = System.nanoTime();
        var key = new SessionKey(site, choice.session());
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant expiresAt;
        try {
            expiresAt = Expiry.of(choice, answered(site, choice, now), now);
        } catch (ProblemException refusal) {
            // A retry of what was acceptable when it was stored stays a retry, however late it comes.
            return CompletableFuture.supplyAsync(() -> repeated(key, choice).orElseThrow(() -> refusal), blocking());
        }
        var record = LedgerRecord.bytes(ChoiceRecords.content(site, choice, now, expiresAt));
        var accepted = new NewChoice(site, choice, now, expiresAt, Salts.next(), record, since);
        return queue.append(accepted)
                .whenComplete((seq, failure) -> tell(accepted, seq, failure))
                .toCompletableFuture()
                .copy() // what is told when it is late is still told
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((seq, failure) -> answer(accepted, seq, failure))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Recorded> answer(NewChoice accepted, OptionalLong seq, Throwable failure) {
        if (failure != null) {
            return CompletableFuture.failedFuture(notKnownToBeStored(failure));
        }
        var key = accepted.session();
        var choice = accepted.choice();
        if (seq.isPresent() && choice.settles()) { // then memory has it
            return CompletableFuture.completedFuture(recorded(accepted));
        }
        return CompletableFuture.supplyAsync(
                () -> seq.isPresent()
                        ? recorded(accepted)
                        : repeated(key, choice)
                                .orElseThrow(() -> new ProblemException(Problem.of(
                                        410, "The choice of this id was erased; it is not stored again.", "id"))),
                blocking());
    }

    private Recorded recorded(NewChoice accepted) {
        return new Recorded(
                true,
                accepted.recordedAt(),
                accepted.expiresAt(),
                decisionOf(accepted.session(), accepted.choice(), accepted.recordedAt()));
    }

    private static ProblemException notKnownToBeStored(Throwable failure) {
        LOG.warnf("choice not known to be stored: %s", failure.getMessage());
        return ProblemException.unavailable(
                "The choice is not known to be stored. Send it again with the same id.",
                ProblemMapper.DATABASE_RETRY_SECONDS);
    }

    /** For what may read the database. */
    private static Executor blocking() {
        return Infrastructure.getDefaultWorkerPool();
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

    private Optional<Recorded> repeated(SessionKey key, ChoiceRequest choice) {
        try {
            var found = log.find(key.site(), choice.id());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (!MessageDigest.isEqual(found.get().bodyHash(), choice.bodyHash())) {
                throw new ProblemException(Problem.of(409, "Another choice was stored under this id.", "id"));
            }
            // The first answer may have been lost between the commit and the cache.
            standings.changed(key);
            return Optional.of(new Recorded(
                    false,
                    found.get().recordedAt(),
                    found.get().expiresAt(),
                    decisionOf(key, choice, clock.instant())));
        } catch (SQLException e) {
            throw notKnownToBeStored(e);
        }
    }

    /** What became of a choice, to the lookups, before anybody else hears of it. */
    private void tell(NewChoice accepted, OptionalLong seq, Throwable failure) {
        var choice = accepted.choice();
        if (failure == null && seq.isEmpty()) {
            return; // nothing was stored
        }
        if (failure != null || !choice.settles()) {
            standings.changed(accepted.session()); // it may be stored all the same
            return;
        }
        var stored = new StoredChoice(
                seq.getAsLong(),
                choice.notice(),
                choice.action(),
                choice.categoriesOrNone(),
                choice.servicesOrNone(),
                accepted.recordedAt(),
                accepted.expiresAt(),
                choice.gpc(),
                false);
        standings.recorded(accepted.session(), Standing.of(List.of(stored)), accepted.since());
    }

    /** Also under the signal that the choice came with: a page must not be told more than a lookup would tell it. */
    private Decision decisionOf(SessionKey key, ChoiceRequest choice, Instant now) {
        var standing = standings.of(key);
        var current = notices.current(key.site()).map(Publication::notice).orElse(null);
        return Decision.of(key, standing, current, standing.answers(current, notices), now, choice.gpc());
    }
}
