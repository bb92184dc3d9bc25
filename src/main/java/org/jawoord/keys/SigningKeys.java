package org.jawoord.keys;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jawoord.database.DataDirectory;
import org.jawoord.proof.SigningKey;
import org.jawoord.proof.VerifyingKey;
import org.jawoord.settings.Settings;
import org.jawoord.settings.StartupRefused;
import org.jboss.logging.Logger;

/**
 * The key that signs now, and those before it. Every node of one database signs with the same key: evidence that changes
 * hands unnoticed is none, so a key that doesn't belong refuses the start.
 */
@ApplicationScoped
public class SigningKeys {

    /** The file with the key, when the owner keeps it somewhere else than in the data directory. */
    static final String SETTING = "jawoord.signing.key";

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private final KeyRegister register;
    private final Clock clock;
    private final boolean given;
    private final KeyFile file;
    private final SealedFrom sealedFrom;
    private final SharedPassword password;
    private volatile Ring ring;

    SigningKeys(KeyRegister register, Clock clock, DataDirectory data, Config config) {
        this.register = register;
        this.clock = clock;
        Optional<String> named = Settings.of(config).get(SETTING);
        this.given = named.isPresent();
        this.password = SharedPassword.of(Settings.of(config));
        this.sealedFrom = SealedFrom.in(data.path());
        this.file = new KeyFile(data.path().resolve(named.orElse(KeyFile.DEFAULT)));
    }

    /** What is known of the keys at one moment. */
    private record Ring(SigningKey active, List<Seal> seals, long sealedFrom, List<KeyRegister.Entry> published) {

        static Ring of(List<SigningKey> keys, List<KeyRegister.Entry> published) {
            return new Ring(
                    keys.get(0),
                    keys.stream().map(key -> Seal.derivedFrom(key.seed())).toList(),
                    KeyChain.sealedFrom(keys, published),
                    published);
        }
    }

    /** First of all at start, after the migrations: others may sign when they start. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) throws SQLException {
        try {
            var registered = register.active();
            if (!file.exists()) {
                makeFirst(registered);
            }
            var keys = file.read();
            take(keys);
        } catch (IOException e) {
            throw refused("the signing key in " + file.path() + " can't be used: " + e.getMessage());
        }
    }

    private void makeFirst(Optional<KeyRegister.Entry> registered) throws IOException, SQLException {
        if (given) {
            throw refused("there is no file " + file.path());
        }
        if (registered.isPresent() && takeOver()) {
            return;
        }
        if (registered.isPresent()) {
            throw refused("this database's records are signed with key "
                    + registered.get().key().kid() + ", and " + file.path()
                    + " is not there. Bring it back from a backup or from the other server, or make a new key with the"
                    + " command rotate-key");
        }
        file.addFirst();
        LOG.infof("made the key that signs, in %s: keep a copy where the database's backups are not", file.path());
    }

    /** Takes the key that the other servers of this database sign with; false where it can't be had. */
    private boolean takeOver() throws IOException, SQLException {
        var seed = password.unwrap(register.wrapped().orElse(null));
        if (seed.isPresent()) {
            file.add(SigningKey.ofSeed(seed.get()));
            LOG.infof("took over the key that this database's other servers sign with, into %s", file.path());
        }
        return seed.isPresent();
    }

    private void take(List<SigningKey> kept) throws IOException, SQLException {
        var keys = kept;
        var first = keys.get(0).verifyingKey();
        var damaged = register.damaged();
        if (!damaged.isEmpty()) {
            throw refused("table signing_key was changed: its row " + damaged.get(0)
                    + " doesn't hold the key of that name. Put the row back from a backup of the database");
        }
        var entries = register.all();
        var known = entries.stream()
                .filter(entry -> entry.key().kid().equals(first.kid()))
                .findFirst();
        if (known.isEmpty()) {
            refuseStranger(kept, entries);
            // The table is empty, and yet there were keys: somebody emptied it, and nothing of since then may count as
            // from before.
            long atMost = entries.isEmpty() ? sealedFrom.known().orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
            register.activate(keys.get(0), password.wrap(keys.get(0).seed()), atMost, now());
            LOG.infof("key %s signs from now on", first.kid());
        } else if (entries.stream().noneMatch(KeyRegister.Entry::isActive)) {
            LOG.errorf(
                    "no key signed by the database, though none had taken over from %s: it signs again", first.kid());
            register.reactivate(first.kid());
        } else if (!known.get().isActive()) {
            if (given || !takeOver()) {
                throw refused("key " + first.kid() + " in " + file.path() + " was replaced at "
                        + known.get().retiredAt() + "; use the one that replaced it");
            }
            keys = file.read();
        }
        new FormerKeys(keys, now()).settle(register);
        var next = Ring.of(keys, vouched(keys, register.all()));
        requireAsKept(next.sealedFrom());
        ring = next;
    }

    private static List<KeyRegister.Entry> vouched(List<SigningKey> keys, List<KeyRegister.Entry> entries) {
        var vouched = KeyChain.vouched(
                entries, keys.stream().map(SigningKey::verifyingKey).toList());
        entries.stream()
                .filter(entry -> !vouched.contains(entry))
                .forEach(entry -> LOG.errorf(
                        "key %s stands among the former keys and no key of this server vouches for it: it is not published",
                        entry.key().kid()));
        return vouched;
    }

    private void requireAsKept(long inDatabase) throws IOException {
        var kept = sealedFrom.known();
        if (kept.isEmpty()) {
            sealedFrom.keep(inDatabase);
        } else if (inDatabase > kept.getAsLong()) {
            throw refused("this database says that its first " + inDatabase + " records need no seal, and "
                    + sealedFrom.file() + " says that it was " + kept.getAsLong()
                    + ". Somebody may have added records. If this is another database, remove that file");
        }
    }

    /** A key that an owner gives takes over only from one that they have: another file by mistake would end the one that signs. */
    private void refuseStranger(List<SigningKey> kept, List<KeyRegister.Entry> entries) {
        var active = entries.stream().filter(KeyRegister.Entry::isActive).findFirst();
        boolean hasIt = active.isEmpty()
                || kept.stream().anyMatch(key -> key.verifyingKey()
                        .kid()
                        .equals(active.get().key().kid()));
        if (given && !hasIt) {
            throw refused("this database's records are signed with key "
                    + active.get().key().kid() + ", which is not in " + file.path()
                    + ". To have another sign from now on, put it before that one in the file");
        }
    }

    /** The key that signs. */
    public SigningKey active() {
        return ring.active();
    }

    /** Seals records that are written now. */
    public Seal seal() {
        return ring.seals().get(0);
    }

    /**
     * Whether a record was written at this place by a server with the key.
     *
     * @param seq place of the record: those from before there was a key have no seal, and need none
     */
    public boolean isSealed(long seq, byte[] seal, byte[] salt, byte[] record) {
        var now = ring;
        return (isPlace(seq) && seq <= now.sealedFrom())
                || now.seals().stream().anyMatch(key -> key.fits(seal, seq, salt, record));
    }

    /** The order begins at 1: a row before it was put there by hand, and is nothing from before there was a key. */
    private static boolean isPlace(long seq) {
        return seq > 0;
    }

    /** Every public key, past ones included, oldest first. */
    public List<VerifyingKey> all() {
        return ring.published().stream().map(KeyRegister.Entry::key).toList();
    }

    /** The same, with when each began and ended. */
    List<KeyRegister.Entry> published() {
        return ring.published();
    }

    /**
     * Makes another key that signs from now on; empty when the owner keeps the key, and where there may be other servers,
     * which would go on with the former one until they are started again.
     */
    synchronized Optional<SigningKey> rotate() throws IOException, SQLException {
        if (given || password.isShared()) {
            return Optional.empty();
        }
        file.addFirst();
        take(file.read());
        return Optional.of(active());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static StartupRefused refused(String why) {
        return Settings.refused(SETTING, why);
    }
}
