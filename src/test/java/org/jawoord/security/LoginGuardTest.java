package org.jawoord.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginGuardTest {

    private final Time time = new Time();
    private final LoginGuard guard = new LoginGuard(time);

    @Test
    void firstMistakesCostNothing() {
        fail(LoginGuard.FREE_FOR_PAIR - 1, "owner", "192.0.2.1");

        assertThat(guard.waitOfUser("owner", "192.0.2.1")).isZero();
    }

    @Test
    void furtherOnesDoubleTheWait() {
        fail(LoginGuard.FREE_FOR_PAIR, "owner", "192.0.2.1");
        assertThat(guard.waitOfUser("owner", "192.0.2.1")).isEqualTo(Duration.ofSeconds(1));

        fail(1, "owner", "192.0.2.1");
        assertThat(guard.waitOfUser("owner", "192.0.2.1")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void waitGrowsToAQuarterOfAnHour() {
        assertThat(LoginGuard.waitAfter(10)).isEqualTo(Duration.ofMinutes(15));
        assertThat(LoginGuard.waitAfter(1_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void waitPasses() {
        fail(LoginGuard.FREE_FOR_PAIR, "owner", "192.0.2.1");

        time.pass(Duration.ofSeconds(1));

        assertThat(guard.waitOfUser("owner", "192.0.2.1")).isZero();
    }

    @Test
    void strangersMistakesDoNotShutTheOwnerOutAtOnce() {
        fail(LoginGuard.FREE_FOR_ONE - 1, "owner", "198.51.100.1");

        assertThat(guard.waitOfUser("owner", "192.0.2.1")).isZero();
    }

    @Test
    void guessingOneUserFromManyPlacesIsSlowed() {
        for (int i = 0; i < LoginGuard.FREE_FOR_ONE; i++) {
            fail(1, "owner", "198.51.100." + i);
        }

        assertThat(guard.waitOfUser("owner", "192.0.2.1")).isPositive();
    }

    @Test
    void guessingManyUsersFromOnePlaceIsSlowed() {
        for (int i = 0; i < LoginGuard.FREE_FOR_ONE; i++) {
            fail(1, "user" + i, "198.51.100.1");
        }

        assertThat(guard.waitOfClient("198.51.100.1")).isPositive();
        assertThat(guard.waitOfClient("192.0.2.1")).isZero();
    }

    @Test
    void rightPasswordStartsTheCountAnew() {
        fail(LoginGuard.FREE_FOR_PAIR, "owner", "192.0.2.1");

        guard.succeeded("owner", "192.0.2.1");

        assertThat(guard.waitOfUser("owner", "192.0.2.1")).isZero();
    }

    private void fail(int times, String name, String client) {
        for (int i = 0; i < times; i++) {
            guard.failed(name, client);
        }
    }

    /** A clock that a test moves. */
    private static final class Time extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
