package org.jawoord.consent.elsewhere;

import static org.jawoord.consent.ChoiceColumns.instant;
import static org.jawoord.consent.ChoiceColumns.setInstant;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jawoord.consent.ChoiceHistory.Selection;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;

/** What somebody said elsewhere, in the order of all records, and which of it they took back. */
@ApplicationScoped
public class StatedHistory {

    /** Two looks, each on an index of its own; a record that both find is there once. */
    private static final String OF_SOMEBODY = StatedRecords.COLUMNS + """
            WHERE c.seq IN (SELECT seq FROM stated_consent WHERE site = ? AND session = ANY (?)
                            UNION SELECT seq FROM stated_consent WHERE site = ? AND person = ?)
              AND c.seq > ?
            ORDER BY c.seq LIMIT ?""";

    /** A withdrawal has the session or the person of what it is of: both have an index. */
    private static final String WITH_WITHDRAWALS = StatedRecords.COLUMNS + """
            JOIN stated_consent x ON x.site = c.site AND (c.session = x.session OR c.person = x.person)
            WHERE x.site = ? AND x.id = (SELECT coalesce(n.of, n.id) FROM stated_consent n WHERE n.site = ? AND n.id = ?)
              AND (c.id = x.id OR c.of = x.id OR c.id = ANY (?))
            ORDER BY c.seq""";

    private static final String WITHIN = """
            WHERE c.site = ? AND c.recorded_at >= ? AND c.recorded_at < ? AND (?::bytea IS NULL OR c.session = ?)
              AND c.seq > ?
            ORDER BY c.seq LIMIT ?""";
    private static final String HAS = "SELECT EXISTS (SELECT FROM stated_consent c WHERE c.site = ? AND c.session = ?)";
    private static final String HAS_OF =
            "SELECT EXISTS (SELECT FROM stated_consent c WHERE c.site = ? AND c.person = ?)";

    /**
     * What takes a yes back, of the same session or person, since a withdrawal has them of what it is of. A no that names no
     * record counts by when it was said, whenever somebody wrote it down: what was said before a yes takes nothing of it
     * back, and of what was said in the same instant the no counts (absence means no). One that names a record takes back
     * that one alone, and always does. The first that was said did it.
     */
    private static final String TAKEN_BACK = """
            SELECT DISTINCT ON (c.seq, said.key) c.seq, said.key, w.id, w.given_at
            FROM stated_consent c
                 JOIN stated_consent w ON w.site = c.site AND (w.session = c.session OR w.person = c.person)
                                      AND (w.of = c.id OR (w.of IS NULL AND w.given_at >= c.given_at))
                 CROSS JOIN LATERAL jsonb_each(
                     CASE WHEN jsonb_typeof(w.answers) = 'object' THEN w.answers ELSE '{}' END) said
            WHERE c.seq = ANY (?) AND said.value = 'false'::jsonb AND c.answers -> said.key = 'true'::jsonb
            ORDER BY c.seq, said.key, w.given_at, w.seq""";

    /**
     * A yes that doesn't hold any more.
     *
     * @param by the record that says no
     * @param at when that was said, as it was told: the yes counts from when it was said too
     */
    public record TakenBack(UUID by, Instant at) {}

    /**
     * What is recorded of some sessions and of a person, in order.
     *
     * @param person hash of an identifier, 32 bytes; null for none
     * @param after only records with a greater seq
     * @param limit at most so many
     */
    public List<LedgerRecord> of(
            Connection connection, String site, List<SessionId> sessions, byte[] person, long after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_SOMEBODY)) {
            var ids = sessions.stream().map(SessionId::bytes).toArray(byte[][]::new);
            select.setString(1, site);
            select.setArray(2, connection.createArrayOf("bytea", ids));
            select.setString(3, site);
            select.setBytes(4, person);
            select.setLong(5, after);
            select.setInt(6, limit);
            return StatedRecords.read(select);
        }
    }

    /**
     * What was recorded in a period, of a session or of all, in order.
     *
     * @param after only records with a greater seq
     * @param limit at most so many
     */
    public List<LedgerRecord> within(Connection connection, Selection selection, long after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(StatedRecords.COLUMNS + WITHIN)) {
            set(select, selection, after, limit);
            return StatedRecords.read(select);
        }
    }

    /** How many that are, counted up to a limit. */
    public long count(Connection connection, Selection selection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT count(*) FROM (SELECT c.seq FROM stated_consent c " + WITHIN + ") counted")) {
            set(select, selection, 0, limit);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void set(PreparedStatement select, Selection selection, long after, int limit) throws SQLException {
        var session = selection.session() == null ? null : selection.session().bytes();
        select.setString(1, selection.site());
        setInstant(select, 2, selection.from());
        setInstant(select, 3, selection.to());
        select.setBytes(4, session);
        select.setBytes(5, session);
        select.setLong(6, after);
        select.setInt(7, limit);
    }

    /** Whether anything is recorded of a session. */
    public boolean has(Connection connection, SessionKey key) throws SQLException {
        return has(connection, HAS, key.site(), key.session().bytes());
    }

    /** Whether anything is recorded of a person, by the hash of an identifier, 32 bytes. */
    public boolean has(Connection connection, String site, byte[] person) throws SQLException {
        return has(connection, HAS_OF, site, person);
    }

    private static boolean has(Connection connection, String of, String site, byte[] whose) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(of)) {
            select.setString(1, site);
            select.setBytes(2, whose);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * A consent, with what takes it back: withdrawals that name it, and the no that ended a yes of it; or, of a
     * withdrawal, the same of what it names. In order; empty when the site has no record of this id.
     */
    public List<LedgerRecord> withWithdrawals(Connection connection, String site, UUID id) throws SQLException {
        var named = withWithdrawals(connection, site, id, List.of());
        if (named.isEmpty()) {
            return named;
        }
        var given = named.get(0); // what names a record is recorded after it
        var ended = takenBack(connection, List.of(given.seq())).getOrDefault(given.seq(), Map.of()).values().stream()
                .map(TakenBack::by)
                .toList();
        return withWithdrawals(connection, site, id, ended);
    }

    private static List<LedgerRecord> withWithdrawals(Connection connection, String site, UUID id, List<UUID> besides)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WITH_WITHDRAWALS)) {
            select.setString(1, site);
            select.setString(2, site);
            select.setObject(3, id);
            select.setArray(4, connection.createArrayOf("uuid", besides.toArray()));
            return StatedRecords.read(select);
        }
    }

    /** Of these records (by seq), the purposes whose yes was taken back, and the first no that did it. */
    public Map<Long, Map<String, TakenBack>> takenBack(Connection connection, Collection<Long> seqs)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TAKEN_BACK)) {
            select.setArray(1, connection.createArrayOf("bigint", seqs.toArray()));
            var found = new HashMap<Long, Map<String, TakenBack>>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getLong(1), seq -> new HashMap<>())
                            .put(row.getString(2), new TakenBack(row.getObject(3, UUID.class), instant(row, 4)));
                }
            }
            return found;
        }
    }
}
