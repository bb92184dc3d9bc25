package org.jawoord.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import org.jawoord.keys.SigningKeys;

/**
 * Lets a ledger grow only from a head that a server with the key has signed, and whose parts belong together. Whoever can write
 * to the table could otherwise exchange the peaks, and have the server sign a history of theirs with the next leaf. One that
 * isn't sound stops its own site's ledger and no other's, until the head is put back.
 */
@Singleton
class SoundHeads {

    /** Sites whose last head is remembered, so that a signature is checked once and not with each batch: a megabyte or two. */
    private static final int REMEMBERED = 10_000;

    /** How long a ledger is left alone whose next leaf is there already; then it is tried again. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final Damage damage;
    private final Cache<String, Head> sound =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<String, Boolean> beyond =
            Caffeine.newBuilder().expireAfterWrite(PAUSE).build();

    SoundHeads(SigningKeys keys, Damage damage) {
        this.keys = keys;
        this.damage = damage;
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
            return true;
        }
        damage.tell(head.site(), fault.get() + ", so it doesn't go on");
        return false;
    }

    /** Leaves stand behind the heads of these sites, which nobody with the key has put there. */
    void tellOfLeavesBeyond(Collection<String> sites) {
        for (var site : sites) {
            beyond.put(site, true);
            damage.tell(site, "leaves stand behind its head, so it doesn't go on");
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
