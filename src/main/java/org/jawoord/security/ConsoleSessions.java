package org.jawoord.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is logged in where. Each log-in makes a new token; the database keeps its hash. A session ends half an hour after
 * the last request, twelve hours after the log-in, or at once when its row goes.
 */
@ApplicationScoped
public class ConsoleSessions {

    public static final Duration IDLE = Duration.ofMinutes(30);
    public static final Duration ABSOLUTE = Duration.ofHours(12);

    /** How exactly the last request is known: one write a minute is enough. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final Clock clock;

    ConsoleSessions(Clock clock) {
        this.clock = clock;
    }

    /**
     * Opens a session, and ends the one that the browser brought.
     *
     * @param replaced the token of an earlier session, or null
     * @return the token, to be put in a cookie and nowhere else
     */
    public String open(ConsoleUser user, String replaced) {
        String token = SecretToken.random();
        QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.instant();
            ConsoleSessionRow.removeOlderThan(now.minus(IDLE), now.minus(ABSOLUTE));
            if (replaced != null) {
                ConsoleSessionRow.remove(SecretToken.hash(replaced));
            }
            ConsoleUserRow row = ConsoleUserRow.findById(user.id());
            ConsoleSessionRow.add(SecretToken.hash(token), row, now);
        });
        return token;
    }

    /** Whose session this is; empty when it is over or never was. */
    public Optional<ConsoleUser> find(String token) {
        byte[] hash = SecretToken.hash(token);
        return QuarkusTransaction.requiringNew()
                .call(() -> ConsoleSessionRow.of(hash).filter(this::isLive).map(this::seen));
    }

    public void close(String token) {
        QuarkusTransaction.requiringNew().run(() -> ConsoleSessionRow.remove(SecretToken.hash(token)));
    }

    private boolean isLive(ConsoleSessionRow row) {
        Instant now = clock.instant();
        return now.isBefore(row.seenAt.plus(IDLE)) && now.isBefore(row.createdAt.plus(ABSOLUTE));
    }

    private ConsoleUser seen(ConsoleSessionRow row) {
        Instant now = clock.instant();
        if (row.seenAt.plus(PRECISION).isBefore(now)) {
            row.seenAt = now;
        }
        return row.user.user();
    }
}
