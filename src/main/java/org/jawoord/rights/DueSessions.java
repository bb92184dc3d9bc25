package org.jawoord.rights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.consent.SessionId;

/**
 * Finds the sessions whose time is over by going over all choices in their order, a window at a time, for all sites at
 * once. That needs no index by expiry, which every choice would have to be written into: the order of choices is nearly that
 * of time, so the search ends at the first window of choices that are all too young.
 */
final class DueSessions {

    /** Choices in a window: some milliseconds of index reads, far from the statement's time-out. */
    static final int WINDOW = 5_000;

    private static final String WINDOW_AFTER = """
            SELECT max(seq), min(recorded_at)
            FROM (SELECT seq, recorded_at FROM choice WHERE seq > ? ORDER BY seq LIMIT ?) part""";

    /**
     * The last choice of a session, when it stopped holding long enough ago. Asked with {@code max}, which can only be one
     * probe of the index by session for each row; {@code OFFSET 0} keeps the window a
     * window, which would else become a walk over all choices of a site; {@code NOT EXISTS} may become a join with the whole table. A session
     * that has consent given elsewhere too is left alone: that has no end.
     */
    static final String DUE = """
            SELECT c.site, c.session,
                   EXISTS (SELECT FROM legal_hold h WHERE h.site = c.site AND h.released_at IS NULL
                           AND (h.session = c.session OR h.session IS NULL AND h.person IS NULL
                                OR h.person IN (SELECT i.hash FROM session_identity i
                                                WHERE i.site = c.site AND i.session = c.session)))
            FROM (SELECT site, session, seq, expires_at FROM choice WHERE seq > ? AND seq <= ? OFFSET 0) c
                JOIN unnest(?, ?) AS cutoff (site, older_than) ON cutoff.site = c.site
            WHERE c.expires_at < cutoff.older_than
              AND NOT EXISTS (SELECT FROM stated_consent s WHERE s.site = c.site AND s.session = c.session)
              AND c.seq = (SELECT max(l.seq) FROM choice l WHERE l.site = cutoff.site AND l.session = c.session)
            ORDER BY c.seq""";

    private DueSessions() {}

    /**
     * Some choices that follow each other.
     *
     * @param last the greatest seq among them
     * @param oldest when the first of them was recorded
     */
    record Window(long last, Instant oldest) {}

    /** A session that is due. */
    record Due(String site, SessionId session, boolean isHeld) {}

    /** The choices after this seq; null when there are none. */
    static Window after(Connection connection, long seq) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WINDOW_AFTER)) {
            select.setLong(1, seq);
            select.setInt(2, WINDOW);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                var oldest = row.getObject(2, OffsetDateTime.class);
                return oldest == null ? null : new Window(row.getLong(1), oldest.toInstant());
            }
        }
    }

    /** The sessions that are due and whose last choice is in the window, in the order of those. */
    static List<Due> in(Connection connection, long after, Window window, List<Cutoff> cutoffs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            bind(connection, select, after, window, cutoffs);
            var due = new ArrayList<Due>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(row.getString(1), SessionId.of(row.getBytes(2)), row.getBoolean(3)));
                }
            }
            return due;
        }
    }

    static void bind(Connection connection, PreparedStatement select, long after, Window window, List<Cutoff> cutoffs)
            throws SQLException {
        var sites = cutoffs.stream().map(Cutoff::site).toArray();
        var olderThan =
                cutoffs.stream().map(cutoff -> cutoff.olderThan().toString()).toArray();
        select.setLong(1, after);
        select.setLong(2, window.last());
        select.setArray(3, connection.createArrayOf("text", sites));
        select.setArray(4, connection.createArrayOf("timestamptz", olderThan));
    }
}
