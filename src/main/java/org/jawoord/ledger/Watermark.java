package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;

/**
 * The seq up to which no record can appear any more, so that the search for records without a leaf need not begin at the
 * first one. A number is given before its row is committed, so a lower one may become visible later: it is passed only
 * when every transaction that can have drawn it is over.
 *
 * <p>It is a saving and no more: a row that appears below it all the same is found by the {@link Sweep}.
 */
final class Watermark {

    /**
     * A statement draws its number a moment before the transaction gets its own one. No statement of ours lasts longer
     * than its time-out of two seconds.
     */
    static final Duration SETTLING = Duration.ofSeconds(5);

    private static final String STATE = """
            SELECT CASE WHEN is_called THEN last_value ELSE 0 END,
                   pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint
            FROM choice_seq_seq""";

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long low;

    /** The last number drawn at a moment, and the first transaction that cannot have drawn it. */
    private record Mark(long seq, long xmax, long nanos) {}

    /** Every record up to this one has been looked at. */
    long low() {
        return low;
    }

    /**
     * Looks where the numbers stand. To be asked before a search.
     *
     * @return up to where the search that begins now sees everything; the {@link #low} of after it
     */
    long look(Connection connection, long nanos) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(STATE);
                ResultSet row = select.executeQuery()) {
            row.next();
            return look(row.getLong(1), row.getLong(2), row.getLong(3), nanos);
        }
    }

    long look(long lastSeq, long oldestRunning, long firstUnborn, long nanos) {
        long settled = low;
        while (!marks.isEmpty() && isSettled(marks.peekFirst(), oldestRunning, nanos)) {
            settled = Math.max(settled, marks.removeFirst().seq());
        }
        if (marks.isEmpty() || marks.peekLast().seq() < lastSeq) {
            marks.addLast(new Mark(lastSeq, firstUnborn, nanos));
        }
        return settled;
    }

    /** The search is over, and everything that it found is dealt with. */
    void searched(long upTo) {
        low = Math.max(low, upTo);
    }

    private static boolean isSettled(Mark mark, long oldestRunning, long nanos) {
        return mark.xmax() <= oldestRunning && nanos - mark.nanos() >= SETTLING.toNanos();
    }
}
