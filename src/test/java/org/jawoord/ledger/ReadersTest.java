package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading in parallel without losing the order, with bounded memory. */
class ReadersTest {

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void whatIsReadComesInOrderHoweverLongEachTakes() throws Exception {
        var taken = new ArrayList<Integer>();
        var second = new CountDownLatch(1);
        try (var readers = readers(2)) {
            readers.inOrder(
                    List.<Readers.Part<Integer>>of(
                                    connection -> after(second, 0),
                                    connection -> {
                                        second.countDown(); // done before the first one
                                        return 1;
                                    },
                                    connection -> 2)
                            .iterator(),
                    taken::add);
        }

        assertThat(taken).containsExactly(0, 1, 2);
    }

    /** Each thread waits until all are in, so that there are exactly as many. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 7", "8, 8", "9, 8"})
    void thereIsAThreadForEachProcessorUpToTheMost(int processors, int threads) throws Exception {
        var all = new CountDownLatch(threads);
        try (var readers = readers(processors)) {
            readers.inOrder(parts(threads, all), taken -> {});
        }

        assertThat(opened).hasValue(threads);
        assertThat(closed).hasValue(threads);
    }

    @Test
    void noMoreIsReadAheadThanMayWait() throws Exception {
        var begun = new AtomicInteger();
        var ahead = new ArrayList<Integer>();
        try (var readers = readers(2)) {
            readers.inOrder(
                    IntStream.range(0, 50)
                            .<Readers.Part<Integer>>mapToObj(i -> connection -> begun.incrementAndGet())
                            .iterator(),
                    taken -> ahead.add(begun.get() - ahead.size()));
        }

        assertThat(ahead).hasSize(50).allMatch(parts -> parts <= 2 * Readers.AHEAD);
    }

    @Test
    void aFaultEndsTheReadingAndClosesEveryConnection() throws Exception {
        var begun = new AtomicInteger();
        try (var readers = readers(2)) {
            var parts = IntStream.range(0, 1_000)
                    .<Readers.Part<Integer>>mapToObj(i -> connection -> begun.incrementAndGet())
                    .iterator();

            assertThatThrownBy(() -> readers.inOrder(parts, taken -> {
                        throw LedgerFault.at(0, "is missing");
                    }))
                    .isInstanceOf(LedgerFault.class);
        }

        assertThat(begun.get()).isLessThanOrEqualTo(2 * Readers.AHEAD);
        assertThat(closed).hasValue(opened.get());
    }

    @Test
    void whatTheDatabaseSaysIsPassedOn() throws Exception {
        try (var readers = readers(1)) {
            assertThatThrownBy(() -> readers.inOrder(
                            List.<Readers.Part<Integer>>of(connection -> {
                                        throw new SQLException("no such table");
                                    })
                                    .iterator(),
                            taken -> {}))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("no such table");
        }
    }

    private static java.util.Iterator<Readers.Part<Integer>> parts(int count, CountDownLatch all) {
        return IntStream.range(0, count)
                .<Readers.Part<Integer>>mapToObj(i -> connection -> {
                    all.countDown();
                    return after(all, i);
                })
                .iterator();
    }

    private static int after(CountDownLatch latch, int value) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            return value;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Readers readers(int processors) {
        return new Readers(this::connection, processors);
    }

    private Connection connection() {
        opened.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        closed.incrementAndGet();
                    }
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> null;
                    };
                });
    }
}
