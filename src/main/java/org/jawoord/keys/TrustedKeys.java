package org.jawoord.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.SigningKey;
import org.jawoord.settings.Settings;

/** The keys of this server as a command finds them, beside or without a running server. */
public final class TrustedKeys {

    private final List<SigningKey> keys;

    private TrustedKeys(List<SigningKey> keys) {
        this.keys = keys;
    }

    /** Those in the file that the settings name; none when there is no such file. */
    public static TrustedKeys from(Settings settings, Path data) throws IOException {
        var file = new KeyFile(data.resolve(settings.get(SigningKeys.SETTING).orElse(KeyFile.DEFAULT)));
        return new TrustedKeys(file.exists() ? file.read() : List.of());
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The public keys. */
    public KeySet published() {
        return KeySet.of(keys.stream().map(SigningKey::verifyingKey).toList());
    }

    /** The public keys, and those in the database that they vouch for: what signed here before, also where its private half is lost. */
    public KeySet vouched(Connection connection) throws SQLException {
        var own = keys.stream().map(SigningKey::verifyingKey).toList();
        var former = KeyChain.vouched(KeyRegister.all(connection), own).stream().map(KeyRegister.Entry::key);
        return KeySet.of(Stream.concat(own.stream(), former).distinct().toList());
    }

    /** Those in the database that neither these are nor these vouch for, by kid: somebody put them there. */
    public List<String> strangers(Connection connection) throws SQLException {
        var entries = KeyRegister.all(connection);
        var vouched = KeyChain.vouched(
                entries, keys.stream().map(SigningKey::verifyingKey).toList());
        return entries.stream()
                .filter(entry -> !vouched.contains(entry))
                .map(entry -> entry.key().kid())
                .toList();
    }

    /** Whether one of them sealed a record at this place. */
    public boolean sealed(long seq, byte[] seal, byte[] salt, byte[] record) {
        return keys.stream().anyMatch(key -> Seal.derivedFrom(key.seed()).fits(seal, seq, salt, record));
    }
}
