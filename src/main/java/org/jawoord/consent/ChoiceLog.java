package org.jawoord.consent;

import static org.jawoord.consent.ChoiceColumns.answers;
import static org.jawoord.consent.ChoiceColumns.instant;
import static org.jawoord.consent.ChoiceColumns.setInstant;
import static org.jawoord.consent.ChoiceColumns.write;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jawoord.keys.SigningKeys;
import org.jawoord.notice.NoticeId;

/**
 * Table {@code choice}: appends and reads, one statement each. Plain JDBC in autocommit, since a choice is one row and
 * one commit: {@link #append} returns after the commit is on disk.
 */
@ApplicationScoped
class ChoiceLog {

    /**
     * Choices of a session that are read to find the last one that settles it. More of the others than this in a row are
     * somebody's play; then nothing is found, and nothing is granted.
     */
    static final int MAX_FOLDED = 100;

    private static final String APPEND = """
            INSERT INTO choice (site, id, session, notice, language, action, surface, categories, services,
                                client_at, recorded_at, expires_at, body_hash, gpc, imported_from, imported_at,
                                salt, seal)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?
            WHERE NOT EXISTS (SELECT FROM erased_record WHERE site = ? AND id = ?)
            ON CONFLICT (site, id) DO NOTHING
            RETURNING seq
            """;
    private static final String FIND =
            "SELECT recorded_at, expires_at, body_hash FROM choice WHERE site = ? AND id = ?";
    private static final String NEWEST_FIRST = """
            SELECT seq, notice, action, categories, services, recorded_at, expires_at, gpc,
                   imported_from IS NOT NULL
            FROM choice WHERE site = ? AND session = ? ORDER BY seq DESC LIMIT\s""" + MAX_FOLDED;

    private final DataSource database;
    private final SigningKeys keys;

    ChoiceLog(DataSource database, SigningKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** What is known of a stored choice when it is sent again. */
    record Found(Instant recordedAt, Instant expiresAt, byte[] bodyHash) {}

    /**
     * Appends a choice; returns its place in the order, or empty when the site has a choice with this ID already, or
     * had one that was erased.
     *
     * @throws SQLException when it is not known to be stored
     */
    Optional<Long> append(String site, ChoiceRequest choice, Instant recordedAt, Instant expiresAt)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            insert.setString(1, site);
            insert.setObject(2, choice.id());
            insert.setBytes(3, choice.session().bytes());
            insert.setBytes(4, choice.notice().bytes());
            insert.setString(5, choice.language());
            insert.setString(6, choice.action().wireName());
            insert.setString(7, choice.surface().wireName());
            insert.setString(8, write(choice.categories()));
            insert.setString(9, write(choice.services()));
            setInstant(insert, 10, choice.at());
            setInstant(insert, 11, recordedAt);
            setInstant(insert, 12, expiresAt);
            insert.setBytes(13, choice.bodyHash());
            insert.setBoolean(14, choice.gpc());
            var imported = choice.imported();
            insert.setString(15, imported == null ? null : imported.from().wireName());
            setInstant(insert, 16, imported == null ? null : imported.at());
            var salt = Salts.next();
            var record = ChoiceRecords.content(site, choice, recordedAt, expiresAt);
            insert.setBytes(17, salt);
            insert.setString(19, site);
            insert.setObject(20, choice.id());
            insert.setBytes(18, keys.seal().of(salt, LedgerRecord.bytes(record)));
            try (ResultSet row = insert.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    /** The stored choice of this ID on a site. */
    Optional<Found> find(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, site);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Found(instant(row, 1), instant(row, 2), row.getBytes(3)));
            }
        }
    }

    /** What a session's choices amount to: one indexed read. */
    Standing standing(SessionKey key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NEWEST_FIRST)) {
            select.setString(1, key.site());
            select.setBytes(2, key.session().bytes());
            var choices = new ArrayList<StoredChoice>();
            try (ResultSet row = select.executeQuery()) {
                boolean settled = false;
                while (!settled && row.next()) {
                    var choice = stored(row);
                    choices.add(choice);
                    settled = choice.settles();
                }
                if (!settled && choices.size() == MAX_FOLDED) {
                    // One that would outrank these may lie beyond.
                    choices.removeIf(StoredChoice::imported);
                }
            }
            return choices.isEmpty() ? Standing.NONE : Standing.of(choices);
        }
    }

    private static StoredChoice stored(ResultSet row) throws SQLException {
        return new StoredChoice(
                row.getLong(1),
                NoticeId.of(row.getBytes(2)),
                Action.ofWireName(row.getString(3)).orElseThrow(),
                answers(row, 4),
                answers(row, 5),
                instant(row, 6),
                instant(row, 7),
                row.getBoolean(8),
                row.getBoolean(9));
    }
}
