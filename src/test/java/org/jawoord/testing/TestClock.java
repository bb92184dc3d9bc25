package org.jawoord.testing;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;

/** The clock of the server under test: the real one, unless a test goes ahead in time. */
@Singleton
public class TestClock {

    private volatile Duration ahead = Duration.ZERO;

    @Produces
    @Singleton
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("the server's clock is UTC");
            }

            @Override
            public Instant instant() {
                return Clock.systemUTC().instant().plus(ahead);
            }
        };
    }

    /** Goes ahead by a period of calendar or clock. */
    public void goAhead(TemporalAmount by) {
        var now = Instant.now().plus(ahead);
        ahead = ahead.plus(
                Duration.between(now, now.atOffset(ZoneOffset.UTC).plus(by).toInstant()));
    }

    /** Back to the real time. */
    public void reset() {
        ahead = Duration.ZERO;
    }
}
