package org.jawoord.keys;

import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jawoord.database.DatabaseSettings;
import org.jawoord.settings.Settings;

/**
 * What all servers of one database know and its tables don't tell: the password of the pool's role. Under it a key is
 * handed from one server to the next.
 *
 * @param text absent with the embedded database, which has one server
 */
record SharedPassword(Optional<String> text) {

    private static final String SETTING = "jawoord.db.password";

    static SharedPassword of(Settings settings) {
        return new SharedPassword(
                DatabaseSettings.from(settings).isEmbedded() ? Optional.empty() : settings.get(SETTING));
    }

    /** Whether other servers may work on this database. */
    boolean isShared() {
        return text.isPresent();
    }

    /** A key for the other servers; null where there are none. */
    byte[] wrap(byte[] key) {
        try {
            return text.isEmpty() ? null : Wrapping.wrap(key, text.get());
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform must have AES-GCM and PBKDF2", e);
        }
    }

    /** The key that another server has wrapped; empty for none, and under another password. */
    Optional<byte[]> unwrap(byte[] wrapped) {
        try {
            return text.isEmpty() || wrapped == null
                    ? Optional.empty()
                    : Optional.of(Wrapping.unwrap(wrapped, text.get()));
        } catch (GeneralSecurityException otherPassword) {
            return Optional.empty();
        }
    }
}
