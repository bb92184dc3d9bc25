package org.jawoord.consent;

import static org.jawoord.consent.ChoiceColumns.answersOrNull;
import static org.jawoord.consent.ChoiceColumns.instant;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jawoord.notice.NoticeId;
import org.jawoord.shared.JsonTimes;

/** Choices as records of the ledger: which JSON stands for a choice, when it is written and when it is read back. */
@ApplicationScoped
public class ChoiceRecords extends RecordTable {

    /** What {@link #read} reads, of table {@code choice} as {@code c}. */
    static final String COLUMNS = """
            SELECT c.seq, c.site, c.id, c.salt, c.seal, c.session, c.notice, c.language, c.action, c.surface,
                   c.categories, c.services, c.client_at, c.recorded_at, c.expires_at, c.gpc, c.imported_from,
                   c.imported_at, c.body_hash
            FROM choice c
            """;

    private static final String BY_ID = COLUMNS + "WHERE c.site = ? AND c.id = ?";
    private static final String BY_SESSION = COLUMNS + "WHERE c.site = ? AND c.session = ? ORDER BY c.seq";

    private static final String HAS = "SELECT EXISTS (SELECT FROM choice c WHERE c.site = ? AND c.session = ?)";

    /** From each session as many as a page takes, so that one with thousands of choices costs no more than others. */
    private static final String PAGE = COLUMNS.replace("FROM choice c", """
            FROM unnest(?) AS s (session) CROSS JOIN LATERAL (
                SELECT * FROM choice o WHERE o.site = ? AND o.session = s.session AND o.seq > ?
                ORDER BY o.seq LIMIT ?) c""") + "ORDER BY c.seq LIMIT ?";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ChoiceRecords() {
        super(COLUMNS, "c", ChoiceRecords::record);
    }

    /** The choice of this ID on a site: one or none. */
    public List<LedgerRecord> byId(Connection connection, String site, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_ID)) {
            select.setString(1, site);
            select.setObject(2, id);
            return read(select);
        }
    }

    /** The choices of a session, in order. */
    public List<LedgerRecord> bySession(Connection connection, SessionKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_SESSION)) {
            select.setString(1, key.site());
            select.setBytes(2, key.session().bytes());
            return read(select);
        }
    }

    /**
     * A page of the choices of some sessions, in the order of all of them.
     *
     * @param after only those with a greater seq
     * @param limit at most so many
     */
    public List<LedgerRecord> bySessions(
            Connection connection, String site, List<SessionId> sessions, long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            var ids = sessions.stream().map(SessionId::bytes).toArray(byte[][]::new);
            select.setArray(1, connection.createArrayOf("bytea", ids));
            select.setString(2, site);
            select.setLong(3, after);
            select.setInt(4, limit);
            select.setInt(5, limit);
            return read(select);
        }
    }

    /** Whether anything is recorded of a session. */
    public boolean has(Connection connection, SessionKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HAS)) {
            select.setString(1, key.site());
            select.setBytes(2, key.session().bytes());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The record of a choice, without its place in the order: equal when it is stored and when it is read back. */
    static ObjectNode content(String site, ChoiceRequest choice, Instant recordedAt, Instant expiresAt) {
        var record = JSON.createObjectNode()
                .put("type", "choice")
                .put("id", choice.id().toString())
                .put("site", site)
                .put("session", choice.session().toString())
                .put("notice", choice.notice().hex())
                .put("language", choice.language())
                .put("action", choice.action().wireName())
                .put("surface", choice.surface().wireName())
                .put("recordedAt", JsonTimes.format(recordedAt))
                .put("expiresAt", JsonTimes.format(expiresAt))
                .put("submission", HexFormat.of().formatHex(choice.bodyHash()));
        if (choice.categories() != null) {
            choice.categories().forEach(record.putObject("categories")::put);
        }
        if (choice.services() != null) {
            choice.services().forEach(record.putObject("services")::put);
        }
        if (choice.at() != null) {
            record.put("at", JsonTimes.format(choice.at()));
        }
        if (choice.gpc()) {
            record.put("gpc", true);
        }
        if (choice.imported() != null) {
            record.putObject("imported")
                    .put("from", choice.imported().from().wireName())
                    .put("at", JsonTimes.format(choice.imported().at()));
        }
        return record;
    }

    /** The records of a query that begins with {@link #COLUMNS}, in its order. */
    static List<LedgerRecord> read(PreparedStatement select) throws SQLException {
        return read(select, ChoiceRecords::record);
    }

    private static LedgerRecord record(ResultSet row) throws SQLException {
        try {
            return readable(row);
        } catch (RuntimeException someValueMeansNothing) {
            return UnreadableRow.of(row, "choice");
        }
    }

    private static LedgerRecord readable(ResultSet row) throws SQLException {
        var site = row.getString(2);
        var choice = choice(row);
        return new LedgerRecord(
                row.getLong(1),
                site,
                choice.id(),
                row.getBytes(4),
                row.getBytes(5),
                content(site, choice, instant(row, 14), instant(row, 15)));
    }

    private static ChoiceRequest choice(ResultSet row) throws SQLException {
        var tool = row.getString(17);
        return new ChoiceRequest(
                row.getObject(3, UUID.class),
                SessionId.of(row.getBytes(6)),
                NoticeId.of(row.getBytes(7)),
                row.getString(8),
                Action.ofWireName(row.getString(9)).orElseThrow(),
                Surface.ofWireName(row.getString(10)).orElseThrow(),
                answersOrNull(row, 11),
                answersOrNull(row, 12),
                instant(row, 13),
                row.getBoolean(16),
                tool == null
                        ? null
                        : new Imported(Imported.Tool.ofWireName(tool).orElseThrow(), instant(row, 18)),
                row.getBytes(19));
    }
}
