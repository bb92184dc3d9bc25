package org.jawoord.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jawoord.shared.Sha256;

/**
 * Holds what people were shown against the hashes that records name it by: notices, the code that shows them, and the texts of
 * forms and scripts. The ledger commits to those hashes, so whoever changes the words has to leave them under a name that isn't
 * theirs. What stands in columns beside a text, so that it can be found, is held against the text itself.
 */
final class ShownTexts {

    /** Rows that the driver holds at a time; a notice is some tens of kilobytes. */
    private static final int FETCHED = 100;

    private static final String NOTICES = "SELECT site, id, content FROM notice";
    private static final String TEXTS = "SELECT site, id, content, kind, key, version, language FROM consent_text";
    private static final List<String> TEXTS_COLUMNS = List.of("kind", "key", "version", "language");
    private static final String WITHOUT_NOTICE = """
            SELECT c.site, c.notice FROM (SELECT DISTINCT site, notice FROM choice) c
            WHERE NOT EXISTS (SELECT FROM notice n WHERE n.site = c.site AND n.id = c.notice)""";
    private static final String WITHOUT_TEXT = """
            SELECT c.site, c.text FROM (SELECT DISTINCT site, text FROM stated_consent) c
            WHERE NOT EXISTS (SELECT FROM consent_text t WHERE t.site = c.site AND t.id = c.text)""";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Connection connection;
    private final List<Fault> faults = new ArrayList<>();

    /** Code that notices name, each with how many of them do. */
    private final Map<String, Integer> codes = new TreeMap<>();

    private ShownTexts(Connection connection) {
        this.connection = connection;
    }

    /**
     * What is not as it was.
     *
     * @param site that it is wrong on; "all sites" for code, which they share
     */
    record Fault(String site, String what) {}

    /** The first of them, at most so many. */
    static List<Fault> faults(Connection connection, int most) throws SQLException {
        var texts = new ShownTexts(connection);
        texts.stored(NOTICES, "notice", texts::notice);
        texts.stored(TEXTS, "consent text", texts::columns);
        texts.missing(WITHOUT_NOTICE, "notice");
        texts.missing(WITHOUT_TEXT, "consent text");
        texts.faults.addAll(new ShownCode(connection).faults(texts.codes));
        return texts.faults.subList(0, Math.min(most, texts.faults.size()));
    }

    /** Looks closer at a row whose content is what its id says. */
    private interface Closer {
        void look(ResultSet row, JsonNode content, String name) throws SQLException;
    }

    private void stored(String query, String what, Closer closer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setFetchSize(FETCHED);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var id = row.getBytes(2);
                    var name = what + " " + hex(id);
                    var content = row.getString(3);
                    if (Arrays.equals(id, Sha256.of(content.getBytes(StandardCharsets.UTF_8)))) {
                        closer.look(row, parsed(content), name);
                    } else {
                        faults.add(new Fault(row.getString(1), name + " has other words than were shown"));
                    }
                }
            }
        }
    }

    private void notice(ResultSet row, JsonNode content, String name) throws SQLException {
        if (!row.getString(1).equals(content.path("site").asText())) {
            faults.add(new Fault(row.getString(1), name + " is of another site"));
        }
        codes.merge(content.path("snippet").asText(), 1, Integer::sum);
    }

    /** A text is found by what stands beside it: under another version's number it would be quoted as that version. */
    private void columns(ResultSet row, JsonNode content, String name) throws SQLException {
        for (var column : TEXTS_COLUMNS) {
            var own = content.path(column).asText();
            if (!row.getString(column).equals(own)) {
                faults.add(new Fault(
                        row.getString(1),
                        name + " is listed with " + column + " \"" + row.getString(column) + "\", and says \"" + own
                                + "\" itself"));
            }
        }
    }

    private void missing(String query, String what) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                faults.add(new Fault(
                        row.getString(1), what + " " + hex(row.getBytes(2)) + " is missing, and records name it"));
            }
        }
    }

    /** Content that somebody made up and hashed may be anything. */
    private static JsonNode parsed(String content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }
}
