package org.jawoord.ledger;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jawoord.shared.ProblemException;
import org.jboss.logging.Logger;

/** Tells of ledgers whose tables don't fit together: whoever asks, in an answer; whoever runs the server, in the log. */
@Singleton
class Damage {

    private static final Logger LOG = Logger.getLogger(Damage.class);

    /** Sites that are told of, once each: a flood of questions must fill neither memory nor log. */
    private static final int MAX_TOLD = 1_000;

    /** Nobody mends a ledger within seconds. */
    private static final int RETRY_SECONDS = 60;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Tells the log. */
    void tell(String site, String what) {
        if (told.size() < MAX_TOLD && told.add(site)) {
            LOG.errorf(
                    "the ledger of site %s is damaged: %s. Somebody changed the database: the command verify-ledger"
                            + " says more, and accept-restore puts a head back from the copy outside it",
                    site, what);
        }
    }

    /** Tells the log; the refusal of what can't be proven by this ledger: 503. */
    ProblemException refusal(String site, String what) {
        tell(site, what);
        return ProblemException.unavailable(
                "The ledger of this site is damaged, so nothing can be shown by it. Whoever runs this server finds out how with"
                        + " the command verify-ledger.",
                RETRY_SECONDS);
    }
}
