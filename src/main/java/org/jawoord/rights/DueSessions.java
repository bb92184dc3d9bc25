package org.jawoord.rights;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jawoord.consent.SessionId;

/**
 * Finds the sessions of a site whose time is over by going over its choices in the order of when they were recorded, a window
 * at a time. That needs no index by expiry, which every choice would have to be written into: what was recorded later than the
 * cutoff can't have stopped holding before it, so the search ends there, wherever in the order of seq such choices are.
 */
final class DueSessions {

    /** Choices in a window: some milliseconds of index reads, far from the statement's time-out. */
    static final int WINDOW = 5_000;

    private static final String WINDOW_AFTER = """
            SELECT recorded_at, seq
            FROM (SELECT recorded_at, seq FROM choice
                  WHERE site = ? AND (recorded_at, seq) > (?, ?) AND recorded_at < ?
                  ORDER BY recorded_at, seq LIMIT ?) part
            ORDER BY recorded_at DESC, seq DESC LIMIT 1""";

    /**
     * The last choice of a session, when it stopped holding long enough ago. Asked with {@code max}, which can only be one
     * probe of the index by session for each row; {@code OFFSET 0} keeps the window a
     * window, which would else become a walk over all choices of a site; {@code NOT EXISTS} may become a join with the whole table. A session
     * that has consent given elsewhere too is left alone: that has no end.
     */
    static final String DUE = """
            SELECT c.session,
                   EXISTS (SELECT FROM legal_hold h WHERE h.site = c.site AND h.released_at IS NULL
                           AND (h.session = c.session OR h.session IS NULL AND h.person IS NULL
                                OR h.person IN (SELECT i.hash FROM session_identity i
                                                WHERE i.site = c.site AND i.session = c.session)))
            FROM (SELECT site, session, seq, recorded_at, expires_at FROM choice
                  WHERE site = ? AND (recorded_at, seq) > (?, ?) AND (recorded_at, seq) <= (?, ?) OFFSET 0) c
            WHERE c.expires_at < ?
              AND NOT EXISTS (SELECT FROM stated_consent s WHERE s.site = c.site AND s.session = c.session)
              AND c.seq = (SELECT max(l.seq) FROM choice l WHERE l.site = c.site AND l.session = c.session)
            ORDER BY c.recorded_at, c.seq""";

    private DueSessions() {}

    /** A place in the order of when choices were recorded. */
    record Place(OffsetDateTime recordedAt, long seq) {

        /** Before all of them; the driver sends it as {@code -infinity}. */
        static final Place FIRST = new Place(OffsetDateTime.MIN, 0);
    }

    /** A session that is due. */
    record Due(SessionId session, boolean isHeld) {}

    /** Where the window after a place ends; null when no choice of the site is in it. */
    static Place windowAfter(Connection connection, Cutoff cutoff, Place after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WINDOW_AFTER)) {
            select.setString(1, cutoff.site());
            select.setObject(2, after.recordedAt());
            select.setLong(3, after.seq());
            select.setObject(4, cutoff.olderThan().atOffset(ZoneOffset.UTC));
            select.setInt(5, WINDOW);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Place(row.getObject(1, OffsetDateTime.class), row.getLong(2)) : null;
            }
        }
    }

    /** The sessions that are due and whose last choice is in the window, in the order of those. */
    static List<Due> in(Connection connection, Cutoff cutoff, Place after, Place last) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DUE)) {
            bind(select, cutoff, after, last);
            var due = new ArrayList<Due>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(SessionId.of(row.getBytes(1)), row.getBoolean(2)));
                }
            }
            return due;
        }
    }

    static void bind(PreparedStatement select, Cutoff cutoff, Place after, Place last) throws SQLException {
        select.setString(1, cutoff.site());
        select.setObject(2, after.recordedAt());
        select.setLong(3, after.seq());
        select.setObject(4, last.recordedAt());
        select.setLong(5, last.seq());
        select.setObject(6, cutoff.olderThan().atOffset(ZoneOffset.UTC));
    }
}
