package org.jawoord.ledger.receipt;

import org.jawoord.consent.LedgerRecord;
import org.jawoord.keys.SigningKeys;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jboss.logging.Logger;

/** A receipt says that this server recorded something, so none is signed for a row that it didn't write, or not like that. */
final class Sealed {

    private static final Logger LOG = Logger.getLogger(Sealed.class);

    private Sealed() {}

    /**
     * Lets a record through that has this server's seal.
     *
     * @throws ProblemException 409 for any other
     */
    static void require(SigningKeys keys, LedgerRecord stored) {
        if (stored.isUnreadable() || !keys.isSealed(stored.seq(), stored.seal(), stored.salt(), stored.sealedBytes())) {
            LOG.errorf(
                    "record %s of site %s is not as a server with the key wrote it; no receipt is signed",
                    stored.id(), stored.site());
            throw new ProblemException(
                    Problem.of(
                            409,
                            "Record " + stored.id()
                                    + " is not as it was written, so nothing is signed for it. The owner can check the ledger."));
        }
    }
}
