package org.jawoord.ledger;

import java.util.Optional;

/**
 * One search for records without a leaf, from where the last one ended to the end, a range at a time: a statement that had to
 * pass ten million records with their leaves, as after a start, would end by its time-out and begin again for ever.
 */
final class Search {

    /** Numbers in a range: index reads of some tenths of a second. */
    static final long WIDTH = 100_000;

    private final long drawn;
    private final int limit;
    private long after;
    private boolean isOver;

    /**
     * A search.
     *
     * @param low every record up to this one has been looked at
     * @param drawn the last number that a record had when the search began
     * @param limit records in a batch
     */
    Search(long low, long drawn, int limit) {
        this.after = low;
        this.drawn = drawn;
        this.limit = limit;
    }

    /** The range to look at now, the last one without an end; empty when all has been looked at. */
    Optional<Numbering.Range> next() {
        return isOver
                ? Optional.empty()
                : Optional.of(new Numbering.Range(after, isLast() ? Long.MAX_VALUE : after + WIDTH, limit));
    }

    /** What the range of {@link #next} brought; a full batch may have left some. */
    void found(int records, long lastSeq) {
        if (records >= limit) {
            after = lastSeq;
        } else if (isLast()) {
            isOver = true;
        } else {
            after += WIDTH;
        }
    }

    /** Up to here everything that was there has been looked at. */
    long reached() {
        return isOver ? Long.MAX_VALUE : after;
    }

    private boolean isLast() {
        return after + WIDTH >= drawn;
    }
}
