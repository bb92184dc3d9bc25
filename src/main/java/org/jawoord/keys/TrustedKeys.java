package org.jawoord.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jawoord.proof.KeySet;
import org.jawoord.proof.SigningKey;
import org.jawoord.proof.VerifyingKey;
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
        return KeySet.of(own());
    }

    /** The public keys, and those in the database that they vouch for: what signed here before, also where its private half is lost. */
    public KeySet vouched(Connection connection) throws SQLException {
        var former =
                KeyChain.vouched(KeyRegister.all(connection), own()).stream().map(KeyRegister.Entry::key);
        return KeySet.of(Stream.concat(own().stream(), former).distinct().toList());
    }

    private List<VerifyingKey> own() {
        return keys.stream().map(SigningKey::verifyingKey).toList();
    }

    /**
     * What somebody changed about the keys in the database; empty when all is well.
     *
     * @param kept up to which place records need no seal, as it is kept outside the database
     */
    public Optional<String> changed(Connection connection, OptionalLong kept) throws SQLException {
        var entries = KeyRegister.all(connection);
        var active = entries.stream().filter(KeyRegister.Entry::isActive).findFirst();
        if (keys.isEmpty()) {
            return Optional.empty(); // nothing to compare with; the checkpoints say so
        }
        if (active.isEmpty()) {
            return Optional.of("no key signs by the database: table signing_key was changed");
        }
        if (keys.stream()
                .noneMatch(key -> key.verifyingKey().equals(active.get().key()))) {
            return Optional.of("key " + active.get().key().kid()
                    + " signs by the database, and it is not in this server's key file");
        }
        long inDatabase = KeyChain.sealedFrom(keys, entries);
        return kept.isPresent() && inDatabase > kept.getAsLong()
                ? Optional.of("the database says that its first " + inDatabase + " records need no seal, and "
                        + kept.getAsLong() + " is what was kept outside it")
                : Optional.empty();
    }

    /** Those in the database that neither these are nor these vouch for, by kid: somebody put them there. */
    public List<String> strangers(Connection connection) throws SQLException {
        var entries = KeyRegister.all(connection);
        var strangers = new ArrayList<>(KeyRegister.kids(connection));
        KeyChain.vouched(entries, own())
                .forEach(entry -> strangers.remove(entry.key().kid()));
        return strangers;
    }

    /** Whether one of them sealed a record at this place. */
    public boolean sealed(long seq, byte[] seal, byte[] salt, byte[] record) {
        return keys.stream().anyMatch(key -> Seal.derivedFrom(key.seed()).fits(seal, seq, salt, record));
    }
}
