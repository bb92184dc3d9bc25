package org.jawoord.keys;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jawoord.proof.SigningKey;
import org.jboss.logging.Logger;

/**
 * Keys that signed before the one that signs now, as the key file has them. After an older backup was restored the database may
 * lack some: they are put back, since what they signed is out there.
 *
 * @param keys of the file, the one that signs first
 */
record FormerKeys(List<SigningKey> keys, Instant now) {

    private static final Logger LOG = Logger.getLogger(FormerKeys.class);

    /** Each former key that is newer than a registered one is registered afterwards, and vouched for by the one that signs. */
    void settle(KeyRegister register) throws SQLException {
        var known = register.all().stream()
                .collect(Collectors.toMap(entry -> entry.key().kid(), Function.identity()));
        KeyRegister.Entry before = null;
        for (int i = keys.size() - 1; i > 0; i--) {
            var entry = known.get(keys.get(i).kid());
            if (entry == null && before != null) {
                before = between(keys.get(i), before);
                register.addFormer(before);
                LOG.infof(
                        "key %s, which this database didn't know, is published again",
                        keys.get(i).kid());
            } else if (entry != null) {
                before = entry;
                if (!entry.isActive() && entry.voucher() == null) {
                    register.vouch(keys.get(i).kid(), voucher(entry));
                }
            }
        }
    }

    /** When exactly it signed nobody knows any more: after its predecessor began, and not after now. */
    private KeyRegister.Entry between(SigningKey key, KeyRegister.Entry before) {
        var began = before.createdAt().plusMillis(1);
        var voucher = KeyChain.voucher(keys.get(0), key.verifyingKey(), began, now, before.firstSeq());
        return new KeyRegister.Entry(key.verifyingKey(), began, now, before.firstSeq(), voucher);
    }

    private byte[] voucher(KeyRegister.Entry former) {
        return KeyChain.voucher(keys.get(0), former.key(), former.createdAt(), former.retiredAt(), former.firstSeq());
    }
}
