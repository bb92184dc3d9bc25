package org.jawoord.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jawoord.consent.Decision;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.Standing;
import org.jawoord.notice.Notice;
import org.jawoord.notice.Notices;
import org.jawoord.notice.Publication;
import org.jawoord.security.PublicAddress;
import org.jawoord.shared.Sha256;

/** Makes the answers of contract 4.3, and keeps them beside the standings that they were made of. */
@Singleton
class LookupAnswers {

    /** Half a digest: two decisions of one session that differ still never share it. */
    private static final int ETAG_BYTES = 16;

    /** Kinds of answers that are kept once for all sessions: a notice has few that visitors give. */
    private static final int MAX_GRANTS = 100_000;

    /** Sites that are asked about at one time. */
    private static final int MAX_SITES = 10_000;

    /** Where what many decisions have in common begins. No value before it can have a quotation mark. */
    private static final byte[] COMMON = ",\"categories\":".getBytes(StandardCharsets.US_ASCII);

    private final Notices notices;
    private final StandingCache standings;
    private final ObjectMapper json;
    private final Clock clock;
    private final Optional<String> publicUrl;
    private final Cache<Grants.Key, Grants> grants =
            Caffeine.newBuilder().maximumSize(MAX_GRANTS).build();

    /** What visitors of a site are answered who have no session: most, at a gate. */
    private final Cache<String, Resident> nobodies =
            Caffeine.newBuilder().maximumSize(MAX_SITES).build();

    LookupAnswers(Notices notices, StandingCache standings, ObjectMapper json, Clock clock, PublicAddress address) {
        this.notices = notices;
        this.standings = standings;
        this.json = json;
        this.clock = clock;
        this.publicUrl = address.isConfigured() ? Optional.of(address.base().toString()) : Optional.empty();
    }

    /** The answer for a session, if memory has it or all that it is made of; null otherwise. Never blocks. */
    Answer known(SessionKey key, boolean gpc) {
        var resident = standings.known(key);
        if (resident == null) {
            return null;
        }
        var current = current(key.site());
        var answer = resident.answer(current, gpc, clock.millis());
        if (answer != null) {
            return answer;
        }
        var answered = resident.standing().notice();
        boolean canTell = answered == null || current == null || notices.canTell(answered, current);
        return canTell ? make(key, resident, current, gpc) : null;
    }

    /** The same, from the database where memory hasn't got it. May block; throws 503 when it does not answer. */
    Answer of(SessionKey key, boolean gpc) {
        var resident = standings.resident(key);
        var current = current(key.site());
        var answer = resident.answer(current, gpc, clock.millis());
        return answer == null ? make(key, resident, current, gpc) : answer;
    }

    /** The answer for a visitor of whom nothing is known. Never blocks. */
    Answer ofNobody(String site, boolean gpc) {
        var current = current(site);
        var nobody = nobodies.get(site, key -> new Resident(Standing.NONE, 0));
        var answer = nobody.answer(current, gpc, clock.millis());
        return answer == null ? make(new SessionKey(site, new SessionId(0, 0)), nobody, current, gpc) : answer;
    }

    private Answer make(SessionKey key, Resident resident, Notice current, boolean gpc) {
        var decision = decision(key, resident.standing(), current, gpc);
        boolean ends = decision.status() == Decision.Status.DECIDED || decision.status() == Decision.Status.WITHDRAWN;
        var made = new Answer(
                resident.standing(),
                current,
                decision.current(),
                ends ? decision.expiresAt().toEpochMilli() : Long.MAX_VALUE,
                decision.status(),
                grants.get(Grants.Key.of(decision, current), Grants::new));
        resident.keep(gpc, made);
        return made;
    }

    /**
     * What holds now for a session. May block; throws 503 when the database does not answer.
     *
     * @param gpc whether its browser sends the signal of Global Privacy Control
     */
    Decision decisionOf(String site, SessionId session, boolean gpc) {
        var key = new SessionKey(site, session);
        return decision(key, standings.of(key), current(site), gpc);
    }

    private Decision decision(SessionKey key, Standing standing, Notice current, boolean gpc) {
        return Decision.of(key, standing, current, standing.answers(current, notices), clock.instant(), gpc);
    }

    /** The whole decision of an answer: its JSON up to what is in its grants, and its tag. Never blocks. */
    Answer.Text text(SessionKey key, Answer answer) {
        var known = answer.text();
        if (known != null) {
            return known;
        }
        var whole = write(answer.decision(key));
        int end = indexOf(whole, COMMON);
        answer.grants().keep(Arrays.copyOfRange(whole, end, whole.length));
        var text = new Answer.Text(Arrays.copyOf(whole, end), etag(whole));
        answer.keep(text);
        return text;
    }

    /** The visitor's policy as a header's value. */
    String policy(Answer answer) {
        return answer.grants().policy(answer.current(), publicUrl);
    }

    /** The policy of a visitor of whom nothing is known, on a site of which nothing is known. */
    String strictestPolicy() {
        return ContentPolicy.strictest(publicUrl);
    }

    /** A value as JSON. */
    byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records can be written", e);
        }
    }

    /** The entity tag of a body (RFC 9110 §8.8.3). */
    static String etag(byte[] body) {
        return '"' + HexFormat.of().formatHex(Sha256.of(body), 0, ETAG_BYTES) + '"';
    }

    private Notice current(String site) {
        return notices.current(site).map(Publication::notice).orElse(null);
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int i = 0; i <= whole.length - part.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalStateException("a decision has categories");
    }
}
