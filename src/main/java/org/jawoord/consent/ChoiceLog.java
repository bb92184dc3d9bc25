package org.jawoord.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jawoord.notice.NoticeId;

/**
 * Table {@code choice}: appends and reads, one statement each. Plain JDBC in autocommit, since a choice is one row and
 * one commit: {@link #append} returns after the commit is on disk.
 */
@ApplicationScoped
class ChoiceLog {

    /**
     * Choices of a session that are read to find its last whole answer. More objections and signals than this in a row
     * are somebody's play; then nothing is found, and nothing is granted.
     */
    static final int MAX_FOLDED = 100;

    private static final String APPEND = """
            INSERT INTO choice (site, id, session, notice, language, action, surface, categories, services,
                                client_at, recorded_at, expires_at, body_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
            ON CONFLICT (site, id) DO NOTHING
            RETURNING seq
            """;
    private static final String FIND =
            "SELECT recorded_at, expires_at, body_hash FROM choice WHERE site = ? AND id = ?";
    private static final String RECEIPT = """
            SELECT session, notice, language, action, surface, categories, services,
                   client_at, recorded_at, expires_at
            FROM choice WHERE site = ? AND id = ?
            """;
    private static final String NEWEST_FIRST = """
            SELECT seq, notice, action, categories, services, recorded_at, expires_at
            FROM choice WHERE site = ? AND session = ? ORDER BY seq DESC LIMIT\s""" + MAX_FOLDED;

    private static final TypeReference<Map<String, Boolean>> ANSWERS = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    ChoiceLog(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What is known of a stored choice when it is sent again. */
    record Found(Instant recordedAt, Instant expiresAt, byte[] bodyHash) {}

    /**
     * Appends a choice; returns its place in the order, or empty when the site has a choice with this ID already.
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

    /** What is stored of a choice, as its visitor may see it. */
    Optional<Receipt> receipt(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(RECEIPT)) {
            select.setString(1, site);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Receipt(
                        id,
                        site,
                        SessionId.of(row.getBytes(1)).toString(),
                        NoticeId.of(row.getBytes(2)).hex(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        read(row.getString(6)),
                        read(row.getString(7)),
                        row.getTimestamp(8) == null ? null : instant(row, 8),
                        instant(row, 9),
                        instant(row, 10)));
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
                boolean whole = false;
                while (!whole && row.next()) {
                    var choice = stored(row);
                    choices.add(choice);
                    whole = choice.action().isWhole();
                }
            }
            return choices.isEmpty() ? Standing.NONE : Standing.of(choices);
        }
    }

    private StoredChoice stored(ResultSet row) throws SQLException {
        return new StoredChoice(
                row.getLong(1),
                NoticeId.of(row.getBytes(2)),
                Action.ofWireName(row.getString(3)).orElseThrow(),
                read(row.getString(4)),
                read(row.getString(5)),
                instant(row, 6),
                instant(row, 7));
    }

    private String write(Map<String, Boolean> answers) {
        try {
            return answers == null ? null : json.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a map of booleans can be written", e);
        }
    }

    private Map<String, Boolean> read(String answers) throws SQLException {
        try {
            return answers == null ? Map.of() : Map.copyOf(json.readValue(answers, ANSWERS));
        } catch (JsonProcessingException e) {
            throw new SQLException("a stored choice can't be read", e);
        }
    }

    private static void setInstant(PreparedStatement statement, int index, Instant at) throws SQLException {
        if (at == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, at.atOffset(ZoneOffset.UTC));
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
