package org.jawoord.rights;

import java.util.UUID;
import org.jawoord.consent.SessionId;

/** Which records of a site are meant when somebody wants them gone. */
sealed interface Whose {

    /** All of a session: choices, and what it said elsewhere. */
    record OfSession(SessionId session) implements Whose {}

    /** Its choices alone: how long those are kept says nothing about a consent that was given elsewhere and goes on. */
    record ChoicesOf(SessionId session) implements Whose {}

    /**
     * What somebody said elsewhere, with a session or without.
     *
     * @param hash what the site knows them by, 32 bytes ({@link Identities#hash})
     */
    record OfPerson(byte[] hash) implements Whose {}

    /**
     * One consent that was given elsewhere, with its withdrawals; or the consent of a withdrawal, with all of them. One
     * without the other would tell of a yes that was taken back, or of a withdrawal of nothing. Of a no that names no record, what
     * it takes back.
     *
     * @param id of any of these records
     */
    record OfRecord(UUID id) implements Whose {}
}
