package org.jawoord.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down whoever guesses passwords. After a few wrong ones each further one doubles the wait, up to a quarter of an
 * hour. Counted for a user from one client, so that a stranger's guesses do not shut the owner out at once; for a user
 * from everywhere and for a client, with more patience, against guessing that is spread.
 *
 * <p>In memory, bounded, and without addresses: after a restart everybody starts anew.
 */
@ApplicationScoped
class LoginGuard {

    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** Wrong passwords without a wait: of one user from one client. */
    static final int FREE_FOR_PAIR = 4;

    /** Wrong passwords without a wait: of one user from everywhere, of one client for all users. */
    static final int FREE_FOR_ONE = 20;

    private static final int MAX_COUNTED = 50_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(12);

    private final Clock clock;
    private final ClientKey clientKey = new ClientKey();
    private final Cache<Object, Failures> failures = Caffeine.newBuilder()
            .maximumSize(MAX_COUNTED)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .build();

    LoginGuard(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    private record User(String name) {}

    private record Client(long key) {}

    private record Pair(String name, long key) {}

    /** How long this client has to wait with anybody's password; zero when it need not. */
    Duration waitOfClient(String client) {
        return waitFor(new Client(clientKey.of(client)), FREE_FOR_ONE);
    }

    /** How long this user's password is not taken from this client; zero when it is. */
    Duration waitOfUser(String name, String client) {
        Duration pair = waitFor(new Pair(name, clientKey.of(client)), FREE_FOR_PAIR);
        Duration user = waitFor(new User(name), FREE_FOR_ONE);
        return pair.compareTo(user) > 0 ? pair : user;
    }

    void failed(String name, String client) {
        long key = clientKey.of(client);
        count(new Pair(name, key));
        count(new User(name));
        count(new Client(key));
    }

    void succeeded(String name, String client) {
        failures.invalidate(new Pair(name, clientKey.of(client)));
        failures.invalidate(new User(name));
    }

    private void count(Object key) {
        failures.asMap()
                .merge(key, new Failures(1, clock.instant()), (old, one) -> new Failures(old.count + 1, one.last));
    }

    private Duration waitFor(Object key, int free) {
        Failures counted = failures.getIfPresent(key);
        if (counted == null || counted.count < free) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), counted.last.plus(waitAfter(counted.count - free)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** 1 s, 2 s, 4 s, … 15 min. */
    static Duration waitAfter(int furtherFailures) {
        int doublings = Math.min(furtherFailures, 10);
        Duration wait = Duration.ofSeconds(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
