package org.jawoord.consent.elsewhere;

import static org.jawoord.shared.ProblemException.unprocessable;

import java.util.Arrays;
import java.util.HexFormat;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionId;
import org.jawoord.shared.ProblemException;

/**
 * Whose consent an act is about.
 *
 * @param session of the site, or null
 * @param person keyed hash of what the owner calls them by, 32 bytes, or null
 */
record Whose(SessionId session, byte[] person) {

    /** Whose a record is. */
    static Whose of(LedgerRecord record) {
        var session = record.content().path("session").textValue();
        var person = record.content().path("person").textValue();
        return new Whose(
                session == null ? null : SessionId.parse(session).orElseThrow(),
                person == null ? null : HexFormat.of().parseHex(person));
    }

    boolean isNobody() {
        return session == null && person == null;
    }

    /**
     * Lets a withdrawal pass that names nobody else than the record that it takes back, or nobody. Somebody who is added
     * would be somebody else too: erasing what is on record of them would take the withdrawal, and leave a yes that was
     * taken back.
     *
     * @param named as it was sent with the withdrawal
     * @throws ProblemException 422 with {@code session} or {@code identifier}
     */
    void requireNobodyElse(Whose named) {
        if (named.session() != null && !named.session().equals(session)) {
            throw unprocessable("The record that is taken back is not of this session. Leave it out.", "session");
        }
        if (named.person() != null && !Arrays.equals(named.person(), person)) {
            throw unprocessable("The record that is taken back is not of this identifier. Leave it out.", "identifier");
        }
    }
}
