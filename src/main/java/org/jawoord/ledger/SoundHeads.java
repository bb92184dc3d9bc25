package org.jawoord.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import org.jawoord.keys.SigningKeys;
import org.jboss.logging.Logger;

/**
 * Lets a ledger grow only from a head that a server with the key has signed, and whose parts belong together. Whoever can write
 * to the table could otherwise exchange the peaks, and have the server sign a history of theirs with the next leaf. One that
 * isn't sound stops its own site's ledger and no other's, until the head is put back.
 */
@Singleton
class SoundHeads {

    private static final Logger LOG = Logger.getLogger(SoundHeads.class);

    /** Sites whose last head is remembered, so that a signature is checked once and not with each batch: a megabyte or two. */
    private static final int REMEMBERED = 10_000;

    /** How long a ledger is left alone whose next leaf is there already; then it is tried again. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final Cache<String, Head> sound =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<String, String> told =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<String, Boolean> beyond =
            Caffeine.newBuilder().expireAfterWrite(PAUSE).build();

    SoundHeads(SigningKeys keys) {
        this.keys = keys;
    }

    /** Whether a stored head may be gone on from; says why not, once. */
    boolean isSound(Head head) {
        if (beyond.getIfPresent(head.site()) != null) {
            return false;
        }
        var known = sound.getIfPresent(head.site());
        if (known != null && areSame(known, head)) {
            return true;
        }
        var fault = head.fault(keys.all());
        if (fault.isEmpty()) {
            sound.put(head.site(), head);
            told.invalidate(head.site());
            return true;
        }
        tell(head.site(), fault.get());
        return false;
    }

    /** Leaves stand behind the heads of these sites, which nobody with the key has put there. */
    void tellOfLeavesBeyond(Collection<String> sites) {
        for (var site : sites) {
            beyond.put(site, true);
            tell(site, "leaves stand behind its head");
        }
    }

    private void tell(String site, String fault) {
        if (!fault.equals(told.getIfPresent(site))) {
            told.put(site, fault);
            LOG.errorf(
                    "the ledger of site %s doesn't go on: %s. Somebody changed the database: verify-ledger says what, and"
                            + " accept-restore puts a head back from the copy outside it",
                    site, fault);
        }
    }

    private static boolean areSame(Head one, Head other) {
        return one.size() == other.size()
                && one.origin().equals(other.origin())
                && one.checkpoint().equals(other.checkpoint())
                && Arrays.equals(one.root(), other.root())
                && Arrays.equals(one.joinedPeaks(), other.joinedPeaks());
    }
}
