package org.jawoord.consent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;

/**
 * The seq up to which no record can appear any more, so that a search for new ones need not begin at the first. A number is
 * given before its row is committed, so a lower one may become visible later: it is passed only when every transaction that
 * can have drawn it is over. Those are known, since each has its own number before it draws one (trigger {@code
 * choice_transaction_first} and its like).
 */
public final class Watermark {

    private static final String LAST = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM choice_seq_seq";
    private static final String RUNNING = """
            SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint FROM pg_current_snapshot() s""";

    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long low;
    private long drawn;
    private long oldestRunning;
    private boolean settled;

    /** The last number drawn at a moment, and the first transaction that cannot have drawn it. */
    private record Mark(long seq, long xmax) {}

    /** Every record up to this one has been looked at. */
    public long low() {
        return low;
    }

    /** The last number that had been drawn at the last look. */
    public long drawn() {
        return drawn;
    }

    /** Whether it is known of any moment that nothing from before it can appear any more. */
    public boolean isSettled() {
        return settled;
    }

    /** The oldest transaction that was running at the last look: what older ones did was visible then. */
    public long oldestRunning() {
        return oldestRunning;
    }

    /**
     * Looks where the numbers stand. To be asked before a search.
     *
     * @return up to where the search that begins now sees everything; the {@link #low} of after it
     */
    public long look(Connection connection) throws SQLException {
        long lastSeq;
        try (PreparedStatement select = connection.prepareStatement(LAST);
                ResultSet row = select.executeQuery()) {
            row.next();
            lastSeq = row.getLong(1);
        }
        // A statement of its own: its snapshot must be younger than the number above.
        try (PreparedStatement select = connection.prepareStatement(RUNNING);
                ResultSet row = select.executeQuery()) {
            row.next();
            return look(lastSeq, row.getLong(1), row.getLong(2));
        }
    }

    long look(long lastSeq, long oldest, long firstUnborn) {
        drawn = lastSeq;
        oldestRunning = oldest;
        long upTo = low;
        while (!marks.isEmpty() && marks.peekFirst().xmax() <= oldest) {
            upTo = Math.max(upTo, marks.removeFirst().seq());
            settled = true;
        }
        if (marks.isEmpty() || marks.peekLast().seq() < lastSeq) {
            marks.addLast(new Mark(lastSeq, firstUnborn));
        }
        return upTo;
    }

    /** The search is over, and everything that it found is dealt with. */
    public void searched(long upTo) {
        low = Math.max(low, upTo);
    }
}
