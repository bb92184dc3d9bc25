package org.jawoord.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jawoord.database.Position;
import org.jawoord.database.Replica;

/** What any server recorded or erased since a look before: how nodes of one database learn of each other's choices. */
@ApplicationScoped
public class ChoiceChanges {

    /** Choices of one look; more than are made between two looks, so that only a node that was away meets it. */
    public static final int MAX = 50_000;

    private static final String RECORDED =
            "SELECT site, session, seq FROM choice WHERE seq > ? ORDER BY seq LIMIT " + (MAX + 1);

    /** Transactions of after now are another database's, from before this one was restored from it. */
    private static final String ERASED = """
            SELECT DISTINCT site FROM erased_record
            WHERE xid >= ?::text::xid8 AND xid < pg_snapshot_xmax(pg_current_snapshot())""";

    private final DataSource database;
    private final boolean isReplicated;

    ChoiceChanges(DataSource database, Replica replica) {
        this.database = database;
        this.isReplicated = replica.isConfigured();
    }

    /** A session that chose, and the place of that choice in the order. */
    public record Recorded(SessionKey key, long seq) {}

    /**
     * What is new since the last look with the same cursor; some of it may have been told before.
     *
     * @param recorded at most {@link #MAX}
     * @param isWhole false when there is more than that, or when nothing is known of before: then anything may have changed
     * @param erasedIn sites of which records were erased
     * @param position how far the database had come after the look began; empty where no replica can be compared with it
     */
    public record Look(List<Recorded> recorded, boolean isWhole, Set<String> erasedIn, Optional<Position> position) {}

    /** Up to where one follower has followed. */
    public static final class Cursor {

        private final Watermark watermark = new Watermark();
        private long erasedFrom;
        private boolean begun;
    }

    /**
     * Looks once. Everything that was committed before it began is in it, or was in an earlier one.
     *
     * @throws SQLException the cursor stays where it was
     */
    public Look since(Cursor cursor) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // Before it looks: what an earlier look has told is then behind this position as well.
            var position = isReplicated ? Optional.of(Position.ofPrimary(connection)) : Optional.<Position>empty();
            var watermark = cursor.watermark;
            long upTo = watermark.look(connection);
            long next = watermark.oldestRunning();
            if (!cursor.begun) {
                cursor.begun = watermark.isSettled();
                cursor.erasedFrom = next;
                watermark.searched(upTo);
                return new Look(List.of(), false, Set.of(), position);
            }
            var recorded = recorded(connection, watermark.low());
            var erasedIn = erasedIn(connection, cursor.erasedFrom);
            cursor.erasedFrom = next;
            watermark.searched(upTo);
            boolean isWhole = recorded.size() <= MAX;
            return new Look(isWhole ? recorded : List.of(), isWhole, erasedIn, position);
        }
    }

    private static List<Recorded> recorded(Connection connection, long after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RECORDED)) {
            select.setLong(1, after);
            var recorded = new ArrayList<Recorded>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var key = new SessionKey(row.getString(1), SessionId.of(row.getBytes(2)));
                    recorded.add(new Recorded(key, row.getLong(3)));
                }
            }
            return recorded;
        }
    }

    private static Set<String> erasedIn(Connection connection, long from) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ERASED)) {
            select.setString(1, Long.toUnsignedString(from));
            var sites = new HashSet<String>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sites.add(row.getString(1));
                }
            }
            return sites;
        }
    }
}
