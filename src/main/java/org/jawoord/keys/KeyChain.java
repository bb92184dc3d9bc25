package org.jawoord.keys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jawoord.proof.SigningKey;
import org.jawoord.proof.VerifyingKey;

/**
 * Which of the registered keys are this server's: those whose private half it has, and those that such a key vouches for, or one
 * that is vouched for itself. The table alone proves nothing: a public key that somebody else put there would make whatever they
 * signed look like this server's.
 */
final class KeyChain {

    private KeyChain() {}

    /** What a later key says about a former one: a signature of 64 bytes over which key it was, from when to when. */
    static byte[] voucher(SigningKey later, VerifyingKey former, Instant createdAt, Instant retiredAt, long firstSeq) {
        return later.sign(statement(former, createdAt, retiredAt, firstSeq));
    }

    /**
     * Those entries that are this server's, in their order.
     *
     * @param entries oldest first
     * @param own keys whose private half is here
     */
    static List<KeyRegister.Entry> vouched(List<KeyRegister.Entry> entries, Collection<VerifyingKey> own) {
        Set<VerifyingKey> trusted = new HashSet<>(own);
        var vouched = new ArrayDeque<KeyRegister.Entry>();
        for (int i = entries.size() - 1; i >= 0; i--) { // who vouches came later
            var entry = entries.get(i);
            if (trusted.contains(entry.key()) || isVouchedFor(entry, trusted)) {
                trusted.add(entry.key());
                vouched.addFirst(entry);
            }
        }
        return List.copyOf(vouched);
    }

    /**
     * Back from the key that signs, as far as every key is there: what an earlier one sealed, which was lost or is another
     * server's, is taken as what is from before there was a key.
     */
    static long sealedFrom(List<SigningKey> keys, List<KeyRegister.Entry> published) {
        var kept = keys.stream().map(key -> key.verifyingKey().kid()).toList();
        long from = Long.MAX_VALUE;
        for (int i = published.size() - 1;
                i >= 0 && kept.contains(published.get(i).key().kid());
                i--) {
            from = published.get(i).firstSeq();
        }
        return from;
    }

    private static boolean isVouchedFor(KeyRegister.Entry entry, Set<VerifyingKey> trusted) {
        if (entry.voucher() == null || entry.isActive()) {
            return false;
        }
        var statement = statement(entry.key(), entry.createdAt(), entry.retiredAt(), entry.firstSeq());
        return trusted.stream().anyMatch(later -> later.verify(statement, entry.voucher()));
    }

    private static byte[] statement(VerifyingKey former, Instant createdAt, Instant retiredAt, long firstSeq) {
        return ("jawoord former key\n" + former.kid() + "\n" + createdAt.toEpochMilli() + "\n"
                        + retiredAt.toEpochMilli() + "\n" + firstSeq + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
