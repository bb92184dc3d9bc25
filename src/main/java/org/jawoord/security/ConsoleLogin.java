package org.jawoord.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jawoord.shared.ProblemException;

/**
 * Checks names and passwords. An unknown name, a wrong password and a user who has to wait get the same answer after the
 * same work, so that nobody learns who has an account.
 */
@ApplicationScoped
public class ConsoleLogin {

    /** Passwords that are checked at a time: each costs half a second of a core, and visitors come first. */
    private static final int AT_A_TIME = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LoginGuard guard;
    private final Audit audit;
    private final Semaphore places = new Semaphore(AT_A_TIME);

    ConsoleLogin(LoginGuard guard, Audit audit) {
        this.guard = guard;
        this.audit = audit;
    }

    /**
     * Who this is.
     *
     * @param client the address of the browser; not kept
     * @return the user, or nothing: whatever the reason was
     * @throws ProblemException 429 when this client has failed too often with whatever names; 503 when too many are
     *     being checked
     */
    public Optional<ConsoleUser> check(String name, String password, String client) {
        String user = name.strip().toLowerCase(Locale.ROOT);
        Duration wait = guard.waitOfClient(client);
        if (!wait.isZero()) {
            throw ProblemException.tooMany("Too many wrong passwords from this address.", seconds(wait));
        }
        boolean mustWait = !guard.waitOfUser(user, client).isZero();
        Optional<ConsoleUserRow> row = QuarkusTransaction.requiringNew().call(() -> ConsoleUserRow.named(user));
        PasswordHash hash =
                row.map(found -> PasswordHash.parse(found.passwordHash)).orElseGet(PasswordHash::ofNobody);
        boolean right = matches(hash, password) && row.isPresent();
        if (right && !mustWait) {
            guard.succeeded(user, client);
            QuarkusTransaction.requiringNew().run(() -> loggedIn(user, hash, password));
            return row.map(ConsoleUserRow::user);
        }
        if (!mustWait) {
            // not while waiting: else a stranger could keep the owner out for as long as he likes
            guard.failed(user, client);
            row.ifPresent(known -> record(known.name, "log-in failed"));
        }
        return Optional.empty();
    }

    private boolean matches(PasswordHash hash, String password) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.unavailable("Too many log-ins at a time.", seconds(PATIENCE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The server is stopping.", seconds(PATIENCE));
        }
        try {
            return hash.matches(password);
        } finally {
            places.release();
        }
    }

    private void loggedIn(String user, PasswordHash hash, String password) {
        if (hash.isOutdated()) {
            ConsoleUserRow.named(user)
                    .ifPresent(
                            row -> row.passwordHash = PasswordHash.of(password).stored());
        }
        audit.record(user, "logged in", null);
    }

    private void record(String who, String what) {
        QuarkusTransaction.requiringNew().run(() -> audit.record(who, what, null));
    }

    private static int seconds(Duration wait) {
        return (int) wait.toSeconds() + 1;
    }
}
