package org.jawoord.consent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.jawoord.shared.JsonTimes;

/**
 * A row that nobody who keeps to the rules has written: some value in it means nothing. It is still handed on, with its columns as
 * they stand, so that one such row doesn't keep anybody from all the others. No server sealed it like that, so it proves nothing.
 */
public final class UnreadableRow {

    /** The member that marks such a record. */
    static final String MARK = "unreadable";

    private static final String SESSION = "session";

    /** Columns that stand elsewhere in a record. */
    private static final Set<String> ELSEWHERE = Set.of("seq", "site", "id", "salt", "seal");

    private UnreadableRow() {}

    /**
     * The record of the current row: type, id, site, the columns that aren't null as texts, and the mark.
     *
     * @param type of the records of this table, such as {@code choice}
     */
    public static LedgerRecord of(ResultSet row, String type) throws SQLException {
        var site = row.getString("site");
        var id = row.getObject("id", UUID.class);
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("id", id.toString())
                .put("site", site)
                .put(MARK, true);
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var name = columns.getColumnLabel(i);
            if (!ELSEWHERE.contains(name)) {
                put(content, name, row, i, columns.getColumnType(i));
            }
        }
        return new LedgerRecord(row.getLong("seq"), site, id, row.getBytes("salt"), row.getBytes("seal"), content);
    }

    private static void put(ObjectNode content, String name, ResultSet row, int column, int type) throws SQLException {
        var text = row.getString(column);
        if (text != null) {
            content.put(
                    inJson(name),
                    switch (type) {
                        case Types.BINARY -> bytes(name, row.getBytes(column));
                        case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                            JsonTimes.format(ChoiceColumns.instant(row, column));
                        default -> text;
                    });
        }
    }

    private static String bytes(String name, byte[] value) {
        return name.equals(SESSION) && value.length == SessionId.BYTES
                ? SessionId.of(value).toString()
                : HexFormat.of().formatHex(value);
    }

    /** {@code recorded_at} is {@code recordedAt} in a record. */
    private static String inJson(String column) {
        var name = new StringBuilder();
        for (var part : column.split("_")) {
            name.append(name.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }
}
