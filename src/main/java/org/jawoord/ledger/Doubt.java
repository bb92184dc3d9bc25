package org.jawoord.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.keys.SigningKeys;

/** Why nothing proves a record that stands in the database: no server with the key has written it like that. */
public enum Doubt {
    /** It has neither a server's seal nor a leaf: somebody added it, or changed it before it was numbered. */
    ADDED,
    /** The ledger has another record at its place: somebody changed it, its salt or its place afterwards. */
    CHANGED,
    /** It is what the ledger has at its place, but the server's seal is gone or another. */
    UNSEALED;

    /**
     * What speaks against a record; empty for one as a server wrote it, whether it has its leaf already or not.
     *
     * @param inLeaf what its leaf holds; null when it has none
     */
    public static Optional<Doubt> about(LedgerRecord record, byte[] inLeaf, SigningKeys keys) {
        boolean isSealed = !record.isUnreadable()
                && keys.isSealed(record.seq(), record.seal(), record.salt(), record.sealedBytes());
        if (inLeaf == null) {
            return isSealed ? Optional.empty() : Optional.of(ADDED);
        }
        if (!Arrays.equals(inLeaf, record.commitment())) {
            return Optional.of(CHANGED);
        }
        return isSealed ? Optional.empty() : Optional.of(UNSEALED);
    }

    /** As it stands in a bundle: {@code added}, {@code changed} or {@code unsealed}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The doubt of that name. */
    public static Optional<Doubt> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(doubt -> doubt.wireName().equals(name))
                .findFirst();
    }
}
