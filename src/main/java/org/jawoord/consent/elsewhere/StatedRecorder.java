package org.jawoord.consent.elsewhere;

import static org.jawoord.shared.ProblemException.unprocessable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionId;
import org.jawoord.keys.Identifier;
import org.jawoord.keys.IdentityKey;
import org.jawoord.security.Audit;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jboss.logging.Logger;

/** Records consent that was given elsewhere: returns when it is on disk, or refuses; never anything in between. */
@ApplicationScoped
public class StatedRecorder {

    private static final Logger LOG = Logger.getLogger(StatedRecorder.class);

    private final StatedLog log;
    private final ConsentTexts texts;
    private final IdentityKey identities;
    private final Audit audit;
    private final Clock clock;

    StatedRecorder(StatedLog log, ConsentTexts texts, IdentityKey identities, Audit audit, Clock clock) {
        this.log = log;
        this.texts = texts;
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
     * @throws ProblemException 409 the ID with another body, or what it takes back was taken back already; 410 it was erased; 422 it can't be an answer to its text; 503 not known to be
     *     stored, to be sent again
     */
    public Recorded record(String site, StatedRequest request, String who) {
        var recorded = record(site, request.id(), hash(site, request), now -> stated(site, request, who, now));
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
        return record(site, submission.id(), submission.bodyHash(), now -> stated(site, form, submission, now));
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
                return repeated(site, id, bodyHash).orElseThrow(() -> refusal);
            }
            return repeated(site, id, bodyHash)
                    .orElseThrow(() -> new ProblemException(
                            Problem.of(410, "The record of this id was erased; it is not stored again.", "id")));
        } catch (SQLException e) {
            LOG.warnf("consent not known to be stored: %s", e.getMessage());
            throw ProblemException.unavailable(
                    "The consent is not known to be stored. Send it again with the same id.",
                    ProblemMapper.DATABASE_RETRY_SECONDS);
        }
    }

    private Optional<Recorded> repeated(String site, UUID id, byte[] bodyHash) throws SQLException {
        var found = log.find(site, id);
        found.filter(record -> !HexFormat.of().formatHex(bodyHash).equals(text(record, "submission")))
                .ifPresent(other -> {
                    throw new ProblemException(Problem.of(409, "Another record was stored under this id.", "id"));
                });
        return found.map(record -> new Recorded(false, record.content()));
    }

    private Stated stated(String site, StatedRequest request, String who, Instant now) throws SQLException {
        var withdrawn = request.of() == null ? null : withdrawn(site, request);
        var session = withdrawn == null || text(withdrawn, "session") == null
                ? request.session()
                : SessionId.parse(text(withdrawn, "session")).orElseThrow();
        var person = withdrawn == null || text(withdrawn, "person") == null
                ? person(site, request.identifier())
                : HexFormat.of().parseHex(text(withdrawn, "person"));
        if (withdrawn == null && session == null && person == null) {
            throw unprocessable("Whose consent is it? Give a session or an identifier.", "identifier");
        }
        var id = withdrawn == null ? request.text() : text(withdrawn, "text");
        var text = texts.find(site, HexFormat.of().parseHex(id))
                .orElseThrow(() -> unprocessable("The site has no text of this id.", "text"));
        var answers = request.answers() == null ? noToAll(text) : request.answers();
        StatedCheck.check(request, text, answers, now);
        return new Stated(
                request.id(),
                request.action(),
                request.channel(),
                session,
                person,
                id,
                answers,
                Map.of(),
                null,
                request.of(),
                request.givenAt(),
                request.takenBy(),
                who,
                request.note(),
                hash(site, request));
    }

    private LedgerRecord withdrawn(String site, StatedRequest request) throws SQLException {
        if (request.action() != Act.WITHDRAW) {
            throw unprocessable("Only a withdrawal is of another record.", "of");
        }
        var given = log.find(site, request.of())
                .filter(record -> Act.GIVE.wireName().equals(text(record, "action")))
                .filter(record -> request.text() == null || request.text().equals(text(record, "text")))
                .orElseThrow(() -> unprocessable("The site has no consent of this id, to this text.", "of"));
        if (request.givenAt().isBefore(Instant.parse(text(given, "givenAt")))) {
            throw unprocessable("A consent can't be taken back before it was given.", "givenAt");
        }
        return given;
    }

    private Stated stated(String site, String form, FormSubmission submission, Instant now) throws SQLException {
        return submission.isWithdrawal()
                ? withdrawal(site, form, submission, now)
                : FormRules.stated(
                        submission.saidBetween(now.minus(StatedCheck.OLDEST), now), texts.ofForm(site, form));
    }

    private Stated withdrawal(String site, String form, FormSubmission submission, Instant now) throws SQLException {
        var session = submission.session().toString();
        var given = log.find(site, submission.of())
                .filter(record -> session.equals(text(record, "session")))
                .orElseThrow(() -> ProblemException.forbidden("This secret did not make that record.", "secret"));
        var text = texts.find(site, HexFormat.of().parseHex(text(given, "text")))
                .filter(found ->
                        found.kind() == ConsentText.Kind.FORM && found.key().equals(form))
                .orElseThrow(() -> unprocessable("That record is of another form.", "of"));
        return submission
                .saidBetween(Instant.parse(text(given, "givenAt")), now)
                .stated(Act.WITHDRAW, text.id(), noToAll(text), Map.of(), null);
    }

    private static Map<String, Boolean> noToAll(ConsentText text) {
        return text.purposes().stream().collect(Collectors.toMap(ConsentText.Purpose::key, purpose -> false));
    }

    private byte[] person(String site, Identifier identifier) {
        return identifier == null ? null : identities.hash(site, identifier);
    }

    /** A person's number may be guessed from a plain hash, so the keyed one goes into it. */
    private byte[] hash(String site, StatedRequest request) {
        var body = request.body().deepCopy();
        if (request.identifier() != null) {
            body.put("person", HexFormat.of().formatHex(person(site, request.identifier())));
        }
        return CanonicalJson.sha256(body);
    }

    private static String text(LedgerRecord record, String field) {
        return record.content().path(field).textValue();
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
        var person = person(site, identifier);
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
