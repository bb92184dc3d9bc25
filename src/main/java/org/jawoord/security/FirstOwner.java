package org.jawoord.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jawoord.settings.Settings;

/**
 * How the first person gets in: with {@code JAWOORD_ADMIN_PASSWORD} as {@code admin}, or by a link that is printed at
 * start, holds for an hour and works once. There is no default password.
 */
@ApplicationScoped
public class FirstOwner {

    public static final String DEFAULT_NAME = "admin";

    /** How long a set-up link holds. */
    public static final Duration LINK_LIFE = Duration.ofHours(1);

    private final EntityManager entities;
    private final Audit audit;
    private final Clock clock;
    private final AdminSettings settings;
    private volatile String token;

    FirstOwner(EntityManager entities, Audit audit, Clock clock, Config config) {
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
        this.settings = AdminSettings.from(Settings.of(config));
    }

    void atStart(@Observes StartupEvent event) {
        if (!QuarkusTransaction.requiringNew().call(ConsoleUserRow::isEmpty)) {
            return;
        }
        // slow on purpose, so not while the lock is held
        Optional<String> hash =
                settings.password().map(password -> PasswordHash.of(password).stored());
        QuarkusTransaction.requiringNew().run(() -> {
            if (ConsoleUserRow.isEmptyAndLocked()) {
                hash.ifPresentOrElse(given -> add(DEFAULT_NAME, given), () -> token = addLink());
            }
        });
    }

    /** The token of the link to print; empty when there is an owner. */
    public Optional<String> setupToken() {
        return Optional.ofNullable(token);
    }

    /** Whether this link would work now. */
    public boolean isOpen(String token) {
        return QuarkusTransaction.requiringNew().call(() -> !entities.createNativeQuery(
                        "SELECT 1 FROM console_setup WHERE token_hash = ?1 AND expires_at > ?2")
                .setParameter(1, SecretToken.hash(token))
                .setParameter(2, clock.instant())
                .getResultList()
                .isEmpty());
    }

    /**
     * Makes the first owner and ends every set-up link. Name and password have passed {@link PasswordRules} and
     * {@link #isName}.
     *
     * @return nothing when the link does not work (any more); of two claims at a time, one gets nothing
     */
    public Optional<ConsoleUser> claim(String token, String name, String password) {
        if (!isOpen(token)) {
            return Optional.empty();
        }
        String hash = PasswordHash.of(password).stored();
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!ConsoleUserRow.isEmptyAndLocked() || !useUp(token)) {
                return Optional.empty();
            }
            return Optional.of(add(name, hash));
        });
    }

    /** 1 to 64 letters, digits and the signs of mail addresses, lower case. */
    public static boolean isName(String name) {
        return name.matches("[a-z0-9](?:[a-z0-9._@+-]{0,63})");
    }

    private boolean useUp(String token) {
        return entities.createNativeQuery("DELETE FROM console_setup WHERE token_hash = ?1 AND expires_at > ?2")
                        .setParameter(1, SecretToken.hash(token))
                        .setParameter(2, clock.instant())
                        .executeUpdate()
                == 1;
    }

    private ConsoleUser add(String name, String hash) {
        ConsoleUserRow row = ConsoleUserRow.add(name, hash, clock.instant());
        entities.createNativeQuery("DELETE FROM console_setup").executeUpdate();
        audit.record(name, "first owner made", null);
        token = null;
        return row.user();
    }

    private String addLink() {
        String random = SecretToken.random();
        entities.createNativeQuery("DELETE FROM console_setup WHERE expires_at <= ?1")
                .setParameter(1, clock.instant())
                .executeUpdate();
        entities.createNativeQuery("INSERT INTO console_setup (token_hash, expires_at) VALUES (?1, ?2)")
                .setParameter(1, SecretToken.hash(random))
                .setParameter(2, clock.instant().plus(LINK_LIFE))
                .executeUpdate();
        return random;
    }
}
