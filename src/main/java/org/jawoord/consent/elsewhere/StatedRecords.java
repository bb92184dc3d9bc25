package org.jawoord.consent.elsewhere;

import static org.jawoord.consent.ChoiceColumns.answers;
import static org.jawoord.consent.ChoiceColumns.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.RecordTable;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.UnreadableRow;
import org.jawoord.shared.JsonTimes;

/** Table {@code stated_consent} as records of the ledger, of type {@code stated}: which JSON stands for a row. */
@ApplicationScoped
public class StatedRecords extends RecordTable {

    /** What {@link #read} reads, of table {@code stated_consent} as {@code c}. */
    static final String COLUMNS = """
            SELECT c.seq, c.site, c.id, c.salt, c.seal, c.action, c.channel, c.session, c.person, c.text, c.answers,
                   c.refused, c.shown, c.of, c.given_at, c.taken_by, c.recorded_by, c.note, c.body_hash, c.recorded_at
            FROM stated_consent c
            """;

    private static final String BY_ID = COLUMNS + "WHERE c.site = ? AND c.id = ?";
    private static final String PAGE = COLUMNS + """
            WHERE c.site = ? AND c.seq < ? AND (?::bytea IS NULL OR c.session = ?)
              AND (?::bytea IS NULL OR c.person = ?)
            ORDER BY c.seq DESC LIMIT ?""";

    private static final TypeReference<Map<String, String>> REASONS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Which records a page holds.
     *
     * @param before only those with a lower seq; {@link Long#MAX_VALUE} for the newest
     * @param session only this session's, or null
     * @param person only those of the person with this hash, or null
     */
    record Filter(long before, SessionId session, byte[] person, int limit) {}

    public StatedRecords() {
        super(COLUMNS, "c", StatedRecords::record);
    }

    /** The record of this ID on a site, with its salt: what a receipt is made of. */
    public Optional<LedgerRecord> byId(Connection connection, String site, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_ID)) {
            select.setString(1, site);
            select.setObject(2, id);
            return read(select).stream().findFirst();
        }
    }

    /** Records of a site, newest first. */
    List<LedgerRecord> page(Connection connection, String site, Filter filter) throws SQLException {
        var session = filter.session() == null ? null : filter.session().bytes();
        var person = filter.person();
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setString(1, site);
            select.setLong(2, filter.before());
            select.setBytes(3, session);
            select.setBytes(4, session);
            select.setBytes(5, person);
            select.setBytes(6, person);
            select.setInt(7, filter.limit());
            return read(select);
        }
    }

    /** The record of an act, without its place in the order: equal when it is stored and when it is read back. */
    static ObjectNode content(String site, Stated stated, Instant recordedAt) {
        var record = JSON.createObjectNode()
                .put("type", "stated")
                .put("id", stated.id().toString())
                .put("site", site)
                .put("action", stated.action().wireName())
                .put("channel", stated.channel().wireName())
                .put("text", stated.text())
                .put("givenAt", JsonTimes.format(stated.givenAt()))
                .put("recordedAt", JsonTimes.format(recordedAt))
                .put("submission", HexFormat.of().formatHex(stated.bodyHash()));
        record.set("answers", JSON.valueToTree(stated.answers()));
        if (!stated.refused().isEmpty()) {
            record.set("refused", JSON.valueToTree(stated.refused()));
        }
        if (stated.shown() != null) {
            record.set("shown", stated.shown());
        }
        put(record, "session", stated.session());
        put(record, "person", stated.person() == null ? null : HexFormat.of().formatHex(stated.person()));
        put(record, "of", stated.of());
        put(record, "takenBy", stated.takenBy());
        put(record, "recordedBy", stated.recordedBy());
        put(record, "note", stated.note());
        return record;
    }

    private static void put(ObjectNode record, String field, Object value) {
        if (value != null) {
            record.put(field, value.toString());
        }
    }

    /** The records of a query that begins with {@link #COLUMNS}, in its order. */
    static List<LedgerRecord> read(PreparedStatement select) throws SQLException {
        return read(select, StatedRecords::record);
    }

    private static LedgerRecord record(ResultSet row) throws SQLException {
        try {
            var site = row.getString(2);
            var stated = stated(row);
            return new LedgerRecord(
                    row.getLong(1),
                    site,
                    stated.id(),
                    row.getBytes(4),
                    row.getBytes(5),
                    content(site, stated, instant(row, 20)));
        } catch (JsonProcessingException | RuntimeException someValueMeansNothing) {
            return UnreadableRow.of(row, "stated");
        }
    }

    private static Stated stated(ResultSet row) throws SQLException, JsonProcessingException {
        var session = row.getBytes(8);
        var refused = row.getString(12);
        var shown = row.getString(13);
        JsonNode words = shown == null ? null : JSON.readTree(shown);
        return new Stated(
                row.getObject(3, UUID.class),
                Act.ofWireName(row.getString(6)).orElseThrow(),
                Channel.ofWireName(row.getString(7)).orElseThrow(),
                session == null ? null : SessionId.of(session),
                row.getBytes(9),
                HexFormat.of().formatHex(row.getBytes(10)),
                answers(row, 11),
                refused == null ? Map.of() : JSON.readValue(refused, REASONS),
                words,
                row.getObject(14, UUID.class),
                instant(row, 15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                row.getBytes(19));
    }
}
