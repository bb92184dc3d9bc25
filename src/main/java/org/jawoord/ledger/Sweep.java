package org.jawoord.ledger;

import java.time.Duration;
import java.util.Optional;

/** Goes over all records again and again, a range at a time, for those that have no leaf though they are old. */
final class Sweep {

    /** Between two ranges: next to no work for the database. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** Numbers in a range: some milliseconds of index reads; ten million are gone over in ten minutes. */
    static final long WIDTH = 20_000;

    private long cursor;
    private long lastNanos = System.nanoTime();

    /**
     * The range to look at now; empty when it isn't time.
     *
     * @param upTo the watermark: what comes after it is looked at anyway
     */
    Optional<Numbering.Range> next(long upTo, long nanos, int limit) {
        if (nanos - lastNanos < PAUSE.toNanos()) {
            return Optional.empty();
        }
        lastNanos = nanos;
        if (cursor >= upTo) {
            cursor = 0;
            return Optional.empty();
        }
        long from = cursor;
        cursor = Math.min(from + WIDTH, upTo);
        return Optional.of(new Numbering.Range(from, cursor, limit));
    }
}
