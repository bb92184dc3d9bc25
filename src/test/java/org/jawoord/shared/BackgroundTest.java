package org.jawoord.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.jawoord.shared.Background.Causes;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the log is told of work that fails over and over. */
class BackgroundTest {

    private static final long MINUTE = Causes.PAUSE.toNanos();

    private final Causes causes = new Causes();

    @Test
    void theFirstCauseIsToldOnce() {
        assertThat(causes.areNew("no connection", false, 0)).isTrue();
        assertThat(causes.areNew("no connection", true, 10 * MINUTE)).isFalse();
    }

    @Test
    void anotherCauseIsToldToo() {
        causes.areNew("no connection", false, 0);

        assertThat(causes.areNew("permission denied", true, 1)).isTrue();
    }

    @Test
    void twoThatTakeTurnsAreToldOnceAMinuteEach() {
        causes.areNew("one", false, 0);
        causes.areNew("other", true, 1);

        assertThat(causes.areNew("one", true, MINUTE - 1)).isFalse();
        assertThat(causes.areNew("one", true, MINUTE)).isTrue();
    }

    @Test
    void ofCausesThatAreNeverTheSameNoMoreAreToldThanTheBound() {
        causes.areNew("failure 0", false, 0);

        var told = IntStream.range(1, 100)
                .filter(i -> causes.areNew("failure " + i, true, i))
                .count();

        assertThat(told).isEqualTo(Causes.MAX - 1);
        assertThat(causes.areNew("a later one", true, MINUTE)).isTrue();
    }

    @Test
    void afterItWorkedAgainAFailureIsToldAtOnce() {
        causes.areNew("no connection", false, 0);

        assertThat(causes.areNew("no connection", false, 1)).isTrue();
    }

    @Test
    void workThatFailsForAnotherReasonWritesAnotherLine() {
        var lines = new ArrayList<LogRecord>();
        var name = BackgroundTest.class.getName();
        var background = new Background("test", Logger.getLogger(name), "it waits", "it goes on");
        var handler = listener(lines);
        java.util.logging.Logger.getLogger(name).addHandler(handler);
        try {
            for (var why : List.of("one", "one", "other")) {
                background.attempt(() -> {
                    throw new IllegalStateException(why);
                });
            }
        } finally {
            java.util.logging.Logger.getLogger(name).removeHandler(handler);
            background.stop();
        }

        assertThat(lines).hasSize(2);
    }

    private static Handler listener(List<LogRecord> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
