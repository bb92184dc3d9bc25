package org.jawoord.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.VerifyingKey;

/** Table {@code signing_key}: every public key that ever signed here, so that what they signed can be checked for ever. */
@ApplicationScoped
class KeyRegister {

    private static final String ALL =
            "SELECT kid, public_key, created_at, retired_at, first_seq FROM signing_key ORDER BY created_at, kid";
    private static final String WRAPPED = "SELECT wrapped FROM signing_key WHERE retired_at IS NULL";
    private static final String RETIRE = "UPDATE signing_key SET retired_at = ? WHERE retired_at IS NULL";
    private static final String ADD = """
            INSERT INTO signing_key (kid, public_key, created_at, wrapped, first_seq)
            VALUES (?, ?, ?, ?, (SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM choice_seq_seq))""";

    private final DataSource database;

    KeyRegister(DataSource database) {
        this.database = database;
    }

    /**
     * A key that signs or signed.
     *
     * @param retiredAt when another took over; null for the one that signs
     * @param firstSeq records up to this one were sealed by an earlier key, or by none
     */
    record Entry(VerifyingKey key, Instant createdAt, Instant retiredAt, long firstSeq) {

        boolean isActive() {
            return retiredAt == null;
        }
    }

    /** All of them, oldest first. */
    List<Entry> all() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            var entries = new ArrayList<Entry>();
            while (row.next()) {
                entries.add(new Entry(key(row.getBytes(2)), instant(row, 3), instant(row, 4), row.getLong(5)));
            }
            return List.copyOf(entries);
        }
    }

    /** The one that signs; empty before the first start has ended. */
    Optional<Entry> active() throws SQLException {
        return all().stream().filter(Entry::isActive).findFirst();
    }

    /** The private key that signs, wrapped; empty where it is not in here. */
    Optional<byte[]> wrapped() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WRAPPED);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
        }
    }

    /**
     * From now on this one signs; the one before it is retired. One commit.
     *
     * @param wrapped the private key for other servers; null for none
     */
    void activate(VerifyingKey key, byte[] wrapped, Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement retire = connection.prepareStatement(RETIRE);
                    PreparedStatement add = connection.prepareStatement(ADD)) {
                retire.setObject(1, now.atOffset(ZoneOffset.UTC));
                retire.executeUpdate();
                add.setString(1, key.kid());
                add.setBytes(2, key.raw());
                add.setObject(3, now.atOffset(ZoneOffset.UTC));
                add.setBytes(4, wrapped);
                add.executeUpdate();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static VerifyingKey key(byte[] raw) throws SQLException {
        try {
            return VerifyingKey.ofRaw(raw);
        } catch (InvalidProof e) {
            throw new SQLException("a stored public key is none: " + e.getMessage(), e);
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
