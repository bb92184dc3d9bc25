package org.jawoord.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Users of the console to test with; each test makes its own, so that none meets another's failures. */
@Singleton
public class TestUsers {

    private final Clock clock;

    TestUsers(Clock clock) {
        this.clock = clock;
    }

    /** A user with this password; answers with the name. */
    public String add(String password) {
        String name = "u" + UUID.randomUUID();
        String hash = PasswordHash.of(password).stored();
        QuarkusTransaction.requiringNew().run(() -> ConsoleUserRow.add(name, hash, clock.instant()));
        return name;
    }
}
