package org.jawoord.consent.elsewhere;

import static org.jawoord.shared.ProblemException.unprocessable;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionKey;
import org.jawoord.keys.Identifier;
import org.jawoord.keys.IdentityKey;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.ProblemException;

/** Makes the act that is recorded of what was sent, held against what the site knows: its texts, its sessions, what is taken back. */
@ApplicationScoped
class StatedActs {

    private final StatedLog log;
    private final ConsentTexts texts;
    private final IdentityKey identities;

    StatedActs(StatedLog log, ConsentTexts texts, IdentityKey identities) {
        this.log = log;
        this.texts = texts;
        this.identities = identities;
    }

    /**
     * What an administrator took down.
     *
     * @param who user or token that records it
     * @throws ProblemException 422 with the field
     */
    Stated of(String site, StatedRequest request, String who, Instant now) throws SQLException {
        var withdrawn = request.of() == null ? null : withdrawn(site, request);
        var named = new Whose(request.session(), person(site, request.identifier()));
        var whose = withdrawn == null ? known(site, named) : Whose.of(withdrawn);
        if (withdrawn != null) {
            whose.requireNobodyElse(named);
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
                whose.session(),
                whose.person(),
                id,
                answers,
                Map.of(),
                null,
                request.of(),
                said(request, withdrawn, now),
                request.takenBy(),
                who,
                request.note(),
                hash(site, request));
    }

    /**
     * Whose consent it is, where the site knows them: a session of which it has no record is a slip of the pen or another
     * site's, and what hangs on it is nobody's. An identifier is the owner's own word and needs no record.
     */
    private Whose known(String site, Whose named) throws SQLException {
        if (named.isNobody()) {
            throw unprocessable("Whose consent is it? Give a session or an identifier.", "identifier");
        }
        if (named.session() != null && !log.knows(new SessionKey(site, named.session()))) {
            throw unprocessable("The site has recorded nothing of this session.", "session");
        }
        return named;
    }

    /**
     * When it was said: a clock that is ahead puts nothing into the future, where nobody could take it back, and nothing
     * before what it takes back.
     */
    private static Instant said(StatedRequest request, LedgerRecord withdrawn, Instant now) {
        var said = request.givenAt().isAfter(now) ? now : request.givenAt();
        if (withdrawn == null) {
            return said;
        }
        var given = Instant.parse(text(withdrawn, "givenAt"));
        return said.isBefore(given) ? given : said;
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

    /**
     * What a form in a page sent.
     *
     * @throws ProblemException 403 a withdrawal with a secret that didn't make the record; 404 no text of this form is
     *     registered; 422
     */
    Stated of(String site, String form, FormSubmission submission, Instant now) throws SQLException {
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

    /** SHA-256 of a request, 32 bytes. A person's number may be guessed from a plain hash, so the keyed one goes into it. */
    byte[] hash(String site, StatedRequest request) {
        var body = request.body().deepCopy();
        if (request.identifier() != null) {
            body.put("person", HexFormat.of().formatHex(person(site, request.identifier())));
        }
        return CanonicalJson.sha256(body);
    }

    private static String text(LedgerRecord record, String field) {
        return record.content().path(field).textValue();
    }
}
