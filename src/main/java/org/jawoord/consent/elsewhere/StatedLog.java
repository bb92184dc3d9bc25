package org.jawoord.consent.elsewhere;

import static org.jawoord.consent.ChoiceColumns.setInstant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jawoord.consent.ChoiceColumns;
import org.jawoord.consent.ChoiceRecords;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.Places;
import org.jawoord.consent.Salts;
import org.jawoord.consent.SessionKey;
import org.jawoord.database.Transaction;
import org.jawoord.keys.SigningKeys;
import org.jawoord.shared.CanonicalJson;

/** Table {@code stated_consent}: appends and reads, one transaction each. */
@ApplicationScoped
class StatedLog {

    private static final String APPEND = """
            INSERT INTO stated_consent (seq, site, id, action, channel, session, person, text, answers, refused, shown, of,
                                        given_at, recorded_at, taken_by, recorded_by, note, body_hash, salt, seal)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?
            WHERE NOT EXISTS (SELECT FROM erased_record WHERE site = ? AND id = ?)
            ON CONFLICT (site, id) DO NOTHING""";

    private static final String ERASED = "SELECT FROM erased_record WHERE site = ? AND id = ?";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource database;
    private final StatedRecords records;
    private final StatedHistory history;
    private final ChoiceRecords choices;
    private final Withdrawals withdrawals;
    private final SigningKeys keys;

    StatedLog(
            DataSource database,
            StatedRecords records,
            StatedHistory history,
            ChoiceRecords choices,
            Withdrawals withdrawals,
            SigningKeys keys) {
        this.database = database;
        this.records = records;
        this.history = history;
        this.choices = choices;
        this.withdrawals = withdrawals;
        this.keys = keys;
    }

    /**
     * Appends a record; false when the site has one with this ID already, or had one that was erased. Returns after the
     * commit is on disk.
     *
     * @throws org.jawoord.shared.ProblemException 409 it takes back what was taken back already
     */
    boolean append(String site, Stated stated, Instant recordedAt) throws SQLException {
        return Transaction.of(database, connection -> {
            if (stated.of() != null) {
                withdrawals.requireSomethingLeft(connection, site, stated);
            }
            return append(connection, site, stated, recordedAt);
        });
    }

    private boolean append(Connection connection, String site, Stated stated, Instant recordedAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            int column = 0;
            long seq = Places.next(connection);
            insert.setLong(++column, seq);
            insert.setString(++column, site);
            insert.setObject(++column, stated.id());
            insert.setString(++column, stated.action().wireName());
            insert.setString(++column, stated.channel().wireName());
            insert.setBytes(
                    ++column, stated.session() == null ? null : stated.session().bytes());
            insert.setBytes(++column, stated.person());
            insert.setBytes(++column, HexFormat.of().parseHex(stated.text()));
            insert.setString(++column, ChoiceColumns.write(stated.answers()));
            insert.setString(++column, stated.refused().isEmpty() ? null : write(stated));
            insert.setString(++column, stated.shown() == null ? null : CanonicalJson.of(stated.shown()));
            insert.setObject(++column, stated.of());
            setInstant(insert, ++column, stated.givenAt());
            setInstant(insert, ++column, recordedAt);
            insert.setString(++column, stated.takenBy());
            insert.setString(++column, stated.recordedBy());
            insert.setString(++column, stated.note());
            insert.setBytes(++column, stated.bodyHash());
            var salt = Salts.next();
            insert.setBytes(++column, salt);
            insert.setBytes(
                    ++column,
                    keys.seal().of(seq, salt, LedgerRecord.bytes(StatedRecords.content(site, stated, recordedAt))));
            insert.setString(++column, site);
            insert.setObject(++column, stated.id());
            return insert.executeUpdate() == 1;
        }
    }

    private static String write(Stated stated) {
        try {
            return JSON.writeValueAsString(stated.refused());
        } catch (JsonProcessingException e) {
            throw new AssertionError("a map of strings can be written", e);
        }
    }

    /** Whether a record of this ID was erased: the ID of one that is there, or never was, is not among them. */
    boolean wasErased(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ERASED)) {
            select.setString(1, site);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Whether the site has a record of a session: a choice, or something that was said elsewhere. */
    boolean knows(SessionKey session) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return choices.has(connection, session) || history.has(connection, session);
        }
    }

    Optional<LedgerRecord> find(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return records.byId(connection, site, id);
        }
    }

    List<LedgerRecord> page(String site, StatedRecords.Filter filter) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return records.page(connection, site, filter);
        }
    }
}
