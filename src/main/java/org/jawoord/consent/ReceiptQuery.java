package org.jawoord.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jawoord.notice.NoticeId;

/** Reads what is stored of a choice: one row by its key. */
@ApplicationScoped
class ReceiptQuery {

    private static final String RECEIPT = """
            SELECT session, notice, language, action, surface, categories, services,
                   client_at, recorded_at, expires_at, gpc, imported_from, imported_at
            FROM choice WHERE site = ? AND id = ?
            """;

    private final DataSource database;

    ReceiptQuery(DataSource database) {
        this.database = database;
    }

    /** What is stored of a choice, as its visitor may see it. */
    Optional<Receipt> read(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(RECEIPT)) {
            select.setString(1, site);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(receipt(site, id, row)) : Optional.empty();
            }
        }
    }

    private static Receipt receipt(String site, UUID id, ResultSet row) throws SQLException {
        return new Receipt(
                id,
                site,
                SessionId.of(row.getBytes(1)).toString(),
                NoticeId.of(row.getBytes(2)).hex(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                ChoiceColumns.answers(row, 6),
                ChoiceColumns.answers(row, 7),
                ChoiceColumns.instant(row, 8),
                ChoiceColumns.instant(row, 9),
                ChoiceColumns.instant(row, 10),
                row.getBoolean(11) ? true : null,
                imported(row));
    }

    private static Imported imported(ResultSet row) throws SQLException {
        var tool = row.getString(12);
        return tool == null
                ? null
                : new Imported(Imported.Tool.ofWireName(tool).orElseThrow(), ChoiceColumns.instant(row, 13));
    }
}
