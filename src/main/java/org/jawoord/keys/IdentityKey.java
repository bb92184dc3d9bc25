package org.jawoord.keys;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.Config;
import org.jawoord.database.DataDirectory;
import org.jawoord.settings.Settings;
import org.jawoord.settings.StartupRefused;
import org.jawoord.shared.ProblemException;
import org.jboss.logging.Logger;

/**
 * The secret under which identifiers of people are hashed: outside the database, made when the first one is, the same on
 * every node. What was hashed with a key that is gone can't be found any more, so a wrong or missing one refuses the start.
 */
@ApplicationScoped
public class IdentityKey {

    /** The file with the secret, when the owner keeps it somewhere else than in the data directory. */
    static final String SETTING = "jawoord.identity.key";

    private static final Logger LOG = Logger.getLogger(IdentityKey.class);

    /** Seconds after which a request may come back when the key can't be used: somebody has to bring it. */
    private static final int RETRY_SECONDS = 60;

    private final IdentityKeyCheck check;
    private final Clock clock;
    private final boolean given;
    private final IdentityKeyFile file;
    private final SharedPassword password;
    private volatile IdentityHash hash;

    IdentityKey(IdentityKeyCheck check, Clock clock, DataDirectory data, Config config) {
        this.check = check;
        this.clock = clock;
        this.password = SharedPassword.of(Settings.of(config));
        var named = Settings.of(config).get(SETTING);
        this.given = named.isPresent();
        this.file = new IdentityKeyFile(data.path().resolve(named.orElse(IdentityKeyFile.DEFAULT)));
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) throws SQLException {
        var stored = check.stored();
        if (!file.exists()) {
            if (given) {
                throw refused("there is no file " + file.path());
            }
            if (stored.isPresent() && !takeOver(stored.get())) {
                throw refused("identifiers in this database are hashed with a key, and " + file.path()
                        + " is not there. Bring it back from a backup or from the other server");
            }
            if (stored.isEmpty()) {
                return;
            }
        }
        var kept = read();
        if (stored.isPresent() && !fits(kept, stored.get().checkValue())) {
            throw refused("the key in " + file.path() + " is not the one that the identifiers in this database are"
                    + " hashed with. Bring that one back from a backup or from the other server");
        }
        if (stored.isPresent()) {
            hash = kept;
        }
    }

    private IdentityHash read() {
        try {
            return new IdentityHash(file.read());
        } catch (IOException e) {
            throw refused("the key in " + file.path() + " can't be used: " + e.getMessage());
        }
    }

    /**
     * The hash of an identifier on a site, 32 bytes: the same each time, another one on each site.
     *
     * @throws ProblemException 503: the key can't be had, or the database does not answer
     */
    public byte[] hash(String site, Identifier identifier) {
        var known = hash;
        return (known == null ? firstUse() : known).of(site, identifier.value());
    }

    private synchronized IdentityHash firstUse() {
        if (hash == null) {
            try {
                hash = settled();
            } catch (IOException | StartupRefused e) {
                LOG.errorf("identifiers can't be hashed: %s", e.getMessage());
                throw unusable();
            } catch (SQLException e) {
                LOG.warnf("identifiers can't be hashed, the database does not answer: %s", e.getMessage());
                throw unusable();
            }
        }
        return hash;
    }

    /** The key on disk first, then the row that tells of it: broken off in between, the next use goes on from there. */
    private IdentityHash settled() throws IOException, SQLException {
        var stored = check.stored();
        boolean fresh = !file.exists() && !(stored.isPresent() && takeOver(stored.get()));
        if (fresh && stored.isPresent()) {
            throw new IOException("another server has made " + file.path() + "; copy it to this one, or name it in "
                    + Settings.environmentName(SETTING));
        }
        if (fresh) {
            file.make();
        }
        var ours = new IdentityHash(file.read());
        check.addIfNone(
                ours.checkValue(), password.wrap(file.read()), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!fits(ours, check.stored().orElseThrow().checkValue())) {
            if (fresh) {
                file.remove();
            }
            throw new IOException("another server has made a key; copy it to " + file.path());
        }
        if (fresh) {
            LOG.infof(
                    "made the key that identifiers are hashed with, in %s: keep a copy where the database's backups are not",
                    file.path());
        }
        return ours;
    }

    /** Takes the key that another server of this database has made; false where it can't be had. */
    private boolean takeOver(IdentityKeyCheck.Known known) {
        try {
            var secret = password.unwrap(known.wrapped());
            if (secret.isPresent()) {
                file.write(secret.get());
                LOG.infof("took over the key that identifiers are hashed with, into %s", file.path());
            }
            return secret.isPresent();
        } catch (IOException e) {
            throw refused("the key of the other servers can't be written to " + file.path() + ": " + e.getMessage());
        }
    }

    private static boolean fits(IdentityHash key, byte[] checkValue) {
        return MessageDigest.isEqual(key.checkValue(), checkValue);
    }

    private static ProblemException unusable() {
        return ProblemException.unavailable(
                "Identifiers can't be hashed on this server; its log says why.", RETRY_SECONDS);
    }

    private static StartupRefused refused(String why) {
        return Settings.refused(SETTING, why);
    }
}
