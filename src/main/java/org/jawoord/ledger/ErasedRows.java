package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Holds the list of erased records against the erasures, which are in the ledger: each erasure has a row for each leaf that it
 * names, and no other. The id in such a row is what it can't find changed: what tied it to the leaf was erased with the record.
 */
final class ErasedRows {

    /**
     * Leaves as erasures name them. Worked out once and joined by both keys of the table of leaves: planned into the statements below
     * it is worked out anew for each row, which takes a minute for 200 000.
     */
    private static final String NAMED = """
            WITH named AS MATERIALIZED (
                SELECT e.site, e.seq AS erasure, l.index, l.seq
                FROM erasure e CROSS JOIN LATERAL unnest(e.leaves) AS one(index)
                     JOIN ledger_leaf l ON l.site = e.site AND l.index = one.index
                WHERE l.seq IS NOT NULL)
            """;

    private static final String WITHOUT_ROW = NAMED + """
            SELECT n.site, e.id, count(*), min(n.index) FROM named n JOIN erasure e ON e.seq = n.erasure
            WHERE NOT EXISTS (SELECT FROM erased_record r WHERE r.seq = n.seq AND r.site = n.site)
              AND NOT EXISTS (SELECT FROM choice c WHERE c.seq = n.seq)
              AND NOT EXISTS (SELECT FROM stated_consent s WHERE s.seq = n.seq)
            GROUP BY n.site, e.id ORDER BY n.site, e.id LIMIT ?""";

    private static final String WITHOUT_ERASURE = NAMED + """
            SELECT r.site, r.id FROM erased_record r
            WHERE NOT EXISTS (SELECT FROM named n WHERE n.seq = r.seq AND n.erasure = r.erasure AND n.site = r.site)
            ORDER BY r.seq LIMIT ?""";

    private static final String OF_A_RECORD_THAT_IS_THERE = """
            SELECT site, id FROM (
                SELECT r.site, r.id, r.seq FROM erased_record r JOIN choice c ON c.site = r.site AND c.id = r.id
                WHERE c.seq <> r.seq
                UNION ALL
                SELECT r.site, r.id, r.seq FROM erased_record r JOIN stated_consent s ON s.site = r.site AND s.id = r.id
                WHERE s.seq <> r.seq) there
            ORDER BY seq LIMIT ?""";

    private ErasedRows() {}

    /** What doesn't fit, of each kind at most so many. */
    static List<ShownTexts.Fault> faults(Connection connection, int most) throws SQLException {
        var faults = new ArrayList<ShownTexts.Fault>();
        ask(
                connection,
                WITHOUT_ROW,
                most,
                row -> faults.add(new ShownTexts.Fault(
                        row.getString(1),
                        "erasure " + row.getObject(2, UUID.class) + " names " + row.getLong(3)
                                + " leaves, from leaf " + row.getLong(4)
                                + " on, whose record is gone and isn't listed as erased")));
        ask(connection, WITHOUT_ERASURE, most, row -> faults.add(listed(row, "and its erasure doesn't name its leaf")));
        ask(
                connection,
                OF_A_RECORD_THAT_IS_THERE,
                most,
                row -> faults.add(listed(row, "and a record of this id is there under another number")));
        return faults;
    }

    private static ShownTexts.Fault listed(ResultSet row, String but) throws SQLException {
        return new ShownTexts.Fault(
                row.getString(1), "record " + row.getObject(2, UUID.class) + " is listed as erased, " + but);
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void ask(Connection connection, String query, int most, Row each) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setInt(1, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    each.take(row);
                }
            }
        }
    }
}
