package org.jawoord.ledger.anchor;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Table {@code ledger_anchor}. */
@ApplicationScoped
public class AnchorTable {

    /** Sites whose ledger has grown since its last anchor, when that is long enough ago. */
    private static final String DUE = """
            SELECT h.site, h.size, h.checkpoint FROM ledger_head h
            WHERE h.size > coalesce((SELECT max(a.size) FROM ledger_anchor a WHERE a.site = h.site), 0)
              AND NOT EXISTS (SELECT FROM ledger_anchor a WHERE a.site = h.site AND a.stamped_at > ?)
            ORDER BY h.site""";

    private static final String ADD = """
            INSERT INTO ledger_anchor (site, size, checkpoint, token, stamped_at, authority)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String OF_SITE = """
            SELECT size, checkpoint, token, stamped_at, authority FROM ledger_anchor
            WHERE site = ? AND size > ? ORDER BY size LIMIT ?""";

    private final DataSource database;

    AnchorTable(DataSource database) {
        this.database = database;
    }

    /** A checkpoint that is to be stamped. */
    record Due(String site, long size, String checkpoint) {}

    List<Due> due(Instant now, Duration every) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DUE)) {
            select.setObject(1, now.minus(every).atOffset(ZoneOffset.UTC));
            var due = new ArrayList<Due>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(row.getString(1), row.getLong(2), row.getString(3)));
                }
            }
            return due;
        }
    }

    void add(String site, Anchor anchor) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, site);
            insert.setLong(2, anchor.size());
            insert.setString(3, anchor.checkpoint());
            insert.setBytes(4, anchor.token());
            insert.setObject(5, anchor.stampedAt().atOffset(ZoneOffset.UTC));
            insert.setString(6, anchor.authority());
            insert.executeUpdate();
        }
    }

    /** The anchors of a site over more leaves than these, in order, at most so many. */
    public List<Anchor> ofSite(String site, long after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_SITE)) {
            select.setString(1, site);
            select.setLong(2, after);
            select.setInt(3, limit);
            var anchors = new ArrayList<Anchor>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    anchors.add(new Anchor(
                            row.getLong(1),
                            row.getString(2),
                            row.getBytes(3),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            row.getString(5)));
                }
            }
            return anchors;
        }
    }
}
