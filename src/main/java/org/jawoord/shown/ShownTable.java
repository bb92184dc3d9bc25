package org.jawoord.shown;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jawoord.notice.NoticeId;
import org.jawoord.notice.ShownTotals;

/** Table {@code shown_count}: sums that several nodes add to. */
@ApplicationScoped
class ShownTable implements ShownTotals {

    private static final String ADD = """
            INSERT INTO shown_count AS old (site, notice, language, surface, day, count) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (site, day, notice, language, surface) DO UPDATE SET count = old.count + EXCLUDED.count
            """;

    private static final String TOTALS = "SELECT notice, sum(count) FROM shown_count WHERE site = ? GROUP BY notice";

    private static final String DAYS = """
            SELECT day, notice, language, surface, count FROM shown_count
            WHERE site = ? AND day BETWEEN ? AND ? ORDER BY day, notice, language, surface
            """;

    private final DataSource database;

    ShownTable(DataSource database) {
        this.database = database;
    }

    /** One sum as it is answered; {@code day} in UTC. */
    record Sum(LocalDate day, String notice, String language, String surface, long count) {}

    /** Adds to the sums, all or none, in the order of their keys. */
    void add(SortedMap<Shown, Long> sums) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                for (var sum : sums.entrySet()) {
                    var shown = sum.getKey();
                    add.setString(1, shown.site());
                    add.setBytes(2, shown.notice().bytes());
                    add.setString(3, shown.language());
                    add.setString(4, shown.surface().wireName());
                    add.setObject(5, shown.day());
                    add.setLong(6, sum.getValue());
                    add.addBatch();
                }
                add.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    @Override
    public Map<NoticeId, Long> of(String site) {
        var totals = new HashMap<NoticeId, Long>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(TOTALS)) {
            query.setString(1, site);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    totals.put(NoticeId.of(rows.getBytes(1)), rows.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("shown notices can't be read", e);
        }
        return totals;
    }

    /** The sums of the days from the first to the last, both included. */
    List<Sum> of(String site, LocalDate from, LocalDate to) {
        var sums = new ArrayList<Sum>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(DAYS)) {
            query.setString(1, site);
            query.setObject(2, from);
            query.setObject(3, to);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sums.add(new Sum(
                            rows.getObject(1, LocalDate.class),
                            NoticeId.of(rows.getBytes(2)).hex(),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getLong(5)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("shown notices can't be read", e);
        }
        return sums;
    }
}
