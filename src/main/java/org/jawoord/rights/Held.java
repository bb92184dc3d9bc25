package org.jawoord.rights;

import java.util.HexFormat;
import org.jawoord.consent.SessionId;

/**
 * What one legal hold is on.
 *
 * @param session all of this session; or null
 * @param person all that is known by this hash of an identifier, 32 bytes ({@link Identities#hash}); or null. With neither,
 *     everything on the site
 */
record Held(SessionId session, byte[] person) {

    /** Length of a hash of an identifier. */
    static final int HASH_BYTES = 32;

    /** All of it, what is still to be recorded included. */
    static final Held SITE = new Held(null, null);

    static Held session(SessionId session) {
        return new Held(session, null);
    }

    /** What a hold is on. */
    static Held of(Hold hold) {
        return new Held(
                hold.session() == null ? null : SessionId.parse(hold.session()).orElseThrow(),
                hold.person() == null ? null : HexFormat.of().parseHex(hold.person()));
    }

    static Held person(byte[] hash) {
        return new Held(null, hash);
    }
}
