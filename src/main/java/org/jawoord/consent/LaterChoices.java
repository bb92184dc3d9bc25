package org.jawoord.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What came after a choice in the same session, and changed what it amounts to: one indexed read each. */
@ApplicationScoped
public class LaterChoices {

    private static final String FIRST =
            "SELECT id, action, recorded_at FROM choice WHERE site = ? AND session = ? AND seq > ?";
    private static final String PARTIAL = FIRST + " AND action IN ('object', 'signal') ORDER BY seq LIMIT 1";
    private static final String MADE_HERE =
            FIRST + " AND action NOT IN ('object', 'signal') AND imported_from IS NULL ORDER BY seq LIMIT 1";
    private static final String WHOLE = FIRST + " AND action NOT IN ('object', 'signal') ORDER BY seq LIMIT 1";

    /** A later choice. */
    public record Later(UUID id, Action action, Instant recordedAt) {}

    /**
     * The first later one that answers the whole notice again.
     *
     * @param taken whether those that were taken over from another tool count: they never replace one that was made here
     */
    public Optional<Later> whole(Connection connection, SessionKey key, long seq, boolean taken) throws SQLException {
        return first(connection, taken ? WHOLE : MADE_HERE, key, seq);
    }

    /** The first later one that only takes something away: an objection or a signal. */
    public Optional<Later> partial(Connection connection, SessionKey key, long seq) throws SQLException {
        return first(connection, PARTIAL, key, seq);
    }

    private static Optional<Later> first(Connection connection, String query, SessionKey key, long seq)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, key.site());
            select.setBytes(2, key.session().bytes());
            select.setLong(3, seq);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Later(
                                row.getObject(1, UUID.class),
                                Action.ofWireName(row.getString(2)).orElseThrow(),
                                ChoiceColumns.instant(row, 3)))
                        : Optional.empty();
            }
        }
    }
}
