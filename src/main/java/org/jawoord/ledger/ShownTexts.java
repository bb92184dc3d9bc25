package org.jawoord.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jawoord.shared.Sha256;

/**
 * Holds what people were shown against the hashes that records name it by: notices, and the texts of forms and scripts. The
 * ledger commits to those hashes, so whoever changes the words has to leave them under a name that isn't theirs.
 */
final class ShownTexts {

    /** Rows that the driver holds at a time; a notice is some tens of kilobytes. */
    private static final int FETCHED = 100;

    private static final String NOTICES = "SELECT site, id, content FROM notice";
    private static final String TEXTS = "SELECT site, id, content FROM consent_text";
    private static final String WITHOUT_NOTICE = """
            SELECT c.site, c.notice FROM (SELECT DISTINCT site, notice FROM choice) c
            WHERE NOT EXISTS (SELECT FROM notice n WHERE n.site = c.site AND n.id = c.notice)""";
    private static final String WITHOUT_TEXT = """
            SELECT c.site, c.text FROM (SELECT DISTINCT site, text FROM stated_consent) c
            WHERE NOT EXISTS (SELECT FROM consent_text t WHERE t.site = c.site AND t.id = c.text)""";

    private ShownTexts() {}

    /** What is not as it was. */
    record Fault(String site, String what) {}

    /** The first of them, at most so many. */
    static List<Fault> faults(Connection connection, int most) throws SQLException {
        var faults = new ArrayList<Fault>();
        changed(connection, NOTICES, "notice", faults);
        changed(connection, TEXTS, "consent text", faults);
        missing(connection, WITHOUT_NOTICE, "notice", faults);
        missing(connection, WITHOUT_TEXT, "consent text", faults);
        return faults.subList(0, Math.min(most, faults.size()));
    }

    private static void changed(Connection connection, String query, String what, List<Fault> faults)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setFetchSize(FETCHED);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    var id = row.getBytes(2);
                    if (!Arrays.equals(id, Sha256.of(row.getString(3).getBytes(StandardCharsets.UTF_8)))) {
                        faults.add(
                                new Fault(row.getString(1), what + " " + hex(id) + " has other words than were shown"));
                    }
                }
            }
        }
    }

    private static void missing(Connection connection, String query, String what, List<Fault> faults)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                faults.add(new Fault(
                        row.getString(1), what + " " + hex(row.getBytes(2)) + " is missing, and records name it"));
            }
        }
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }
}
