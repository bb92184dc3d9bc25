package org.jawoord.ledger.anchor;

import java.io.IOException;

/** Somebody who signs that a hash was there at a time (RFC 3161). */
public interface TimeStampAuthority {

    /**
     * A time-stamp token over a hash.
     *
     * @param sha256 of what is to be stamped, 32 bytes: all that leaves this server
     * @return the token, DER of a CMS ContentInfo, checked to be for this hash and in answer to this request
     * @throws IOException no answer, a refusal, or an answer to something else
     */
    byte[] stamp(byte[] sha256) throws IOException;
}
