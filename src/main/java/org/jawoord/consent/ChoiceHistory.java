package org.jawoord.consent;

import static org.jawoord.consent.ChoiceColumns.setInstant;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the choices of a site by page, for whoever administrates it: short statements, each on an index. */
@ApplicationScoped
public class ChoiceHistory {

    private static final String WHERE = "WHERE c.site = ? AND c.recorded_at >= ? AND c.recorded_at < ?";
    private static final String SESSION = " AND c.session = ?";
    private static final String ASCENDING =
            " AND (c.recorded_at, c.seq) > (?, ?) ORDER BY c.recorded_at, c.seq LIMIT ?";
    private static final String DESCENDING =
            " AND (c.recorded_at, c.seq) < (?, ?) ORDER BY c.recorded_at DESC, c.seq DESC LIMIT ?";
    private static final String COUNT = "SELECT count(*) FROM (SELECT FROM choice c ";

    /** How PostgreSQL's planner writes how many rows it expects of the topmost step. */
    private static final Pattern EXPECTED = Pattern.compile("\"Plan Rows\": (\\d+)");

    /**
     * Which choices.
     *
     * @param session only those of this one; null for all
     * @param from recorded then or later
     * @param to recorded before then
     */
    public record Selection(String site, SessionId session, Instant from, Instant to) {}

    /**
     * A place between two choices, in the order of when they were recorded, then of their seq.
     *
     * @param seq of the choice before it, seen in the direction of reading
     */
    public record Place(Instant recordedAt, long seq) {

        /** The place after this record, in the direction of reading. */
        public static Place after(LedgerRecord record) {
            return new Place(Instant.parse(record.content().path("recordedAt").asText()), record.seq());
        }
    }

    /** Choices after a place, oldest first; none at the end. {@link Place} at {@code from} and 0 for the beginning. */
    public List<LedgerRecord> forward(Connection connection, Selection selection, Place after, int limit)
            throws SQLException {
        return page(connection, selection, ASCENDING, after, limit);
    }

    /** Choices before a place, newest first; none at the end. {@link Place} at {@code to} and 0 for the beginning. */
    public List<LedgerRecord> backward(Connection connection, Selection selection, Place before, int limit)
            throws SQLException {
        return page(connection, selection, DESCENDING, before, limit);
    }

    /** How many there are, counted up to a limit: the limit itself means so many or more. */
    public long count(Connection connection, Selection selection, int limit) throws SQLException {
        var query = COUNT + where(selection) + " LIMIT " + limit + ") counted";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            set(select, selection);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** How many the database expects there to be, without counting them: good to some tenths. */
    public long estimate(Connection connection, Selection selection) throws SQLException {
        var query = "EXPLAIN (FORMAT JSON) SELECT FROM choice c " + where(selection);
        try (PreparedStatement explain = connection.prepareStatement(query)) {
            set(explain, selection);
            try (ResultSet row = explain.executeQuery()) {
                row.next();
                var plan = EXPECTED.matcher(row.getString(1));
                return plan.find() ? Long.parseLong(plan.group(1)) : 0;
            }
        }
    }

    private static List<LedgerRecord> page(
            Connection connection, Selection selection, String order, Place place, int limit) throws SQLException {
        var query = ChoiceRecords.COLUMNS + where(selection) + order;
        try (PreparedStatement select = connection.prepareStatement(query)) {
            int next = set(select, selection);
            setInstant(select, next, place.recordedAt());
            select.setLong(next + 1, place.seq());
            select.setInt(next + 2, limit);
            return ChoiceRecords.read(select);
        }
    }

    private static String where(Selection selection) {
        return selection.session() == null ? WHERE : WHERE + SESSION;
    }

    /** Sets the parameters of {@link #where}; the index of the next one. */
    private static int set(PreparedStatement select, Selection selection) throws SQLException {
        select.setString(1, selection.site());
        setInstant(select, 2, selection.from());
        setInstant(select, 3, selection.to());
        if (selection.session() == null) {
            return 4;
        }
        select.setBytes(4, selection.session().bytes());
        return 5;
    }
}
