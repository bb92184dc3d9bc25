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
import org.jawoord.database.Transaction;
import org.jawoord.proof.InvalidProof;
import org.jawoord.proof.SigningKey;
import org.jawoord.proof.VerifyingKey;

/** Table {@code signing_key}: every public key that ever signed here, so that what they signed can be checked for ever. */
@ApplicationScoped
class KeyRegister {

    private static final String ALL =
            "SELECT public_key, created_at, retired_at, first_seq, voucher FROM signing_key ORDER BY created_at, kid";
    private static final String WRAPPED = "SELECT wrapped FROM signing_key WHERE retired_at IS NULL";
    private static final String RETIRE =
            "UPDATE signing_key SET retired_at = ?, voucher = ? WHERE kid = ? AND retired_at IS NULL";
    private static final String REACTIVATE = "UPDATE signing_key SET retired_at = NULL WHERE kid = ?"
            + " AND NOT EXISTS (SELECT FROM signing_key WHERE retired_at IS NULL)";
    private static final String KIDS = "SELECT kid FROM signing_key ORDER BY created_at, kid";
    private static final String VOUCH = "UPDATE signing_key SET voucher = ? WHERE kid = ? AND voucher IS NULL";
    private static final String ADD_FORMER = """
            INSERT INTO signing_key (kid, public_key, created_at, retired_at, first_seq, voucher)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";
    private static final String ADD = """
            INSERT INTO signing_key (kid, public_key, created_at, wrapped, first_seq)
            VALUES (?, ?, ?, ?, (SELECT least(?::bigint, CASE WHEN is_called THEN last_value ELSE 0 END)
                                 FROM choice_seq_seq))""";

    private final DataSource database;

    KeyRegister(DataSource database) {
        this.database = database;
    }

    /**
     * A key that signs or signed.
     *
     * @param retiredAt when another took over; null for the one that signs
     * @param firstSeq records up to this one were sealed by an earlier key, or by none
     * @param voucher of a former key, by a later one ({@link KeyChain}); null for none
     */
    record Entry(VerifyingKey key, Instant createdAt, Instant retiredAt, long firstSeq, byte[] voucher) {

        boolean isActive() {
            return retiredAt == null;
        }
    }

    /** All keys that are in the table, oldest first: whether they are this server's {@link KeyChain} says. */
    List<Entry> all() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return all(connection);
        }
    }

    /** The same over this connection. */
    static List<Entry> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            var entries = new ArrayList<Entry>();
            while (row.next()) {
                var key = key(row.getBytes(1));
                if (key.isPresent()) {
                    entries.add(
                            new Entry(key.get(), instant(row, 2), instant(row, 3), row.getLong(4), row.getBytes(5)));
                }
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

    /** Somebody retired the key that signs, and no other took over: it signs again. */
    void reactivate(String kid) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(REACTIVATE)) {
            update.setString(1, kid);
            update.executeUpdate();
        }
    }

    /**
     * From now on this one signs; the one before it is retired, and vouched for by it. One commit.
     *
     * @param wrapped the private key for other servers; null for none
     * @param atMost records after this one need a seal, whatever the table says
     */
    void activate(SigningKey key, byte[] wrapped, long atMost, Instant now) throws SQLException {
        Transaction.of(database, connection -> {
            for (var entry : all(connection)) {
                if (entry.isActive()) {
                    retire(connection, entry, key, now);
                }
            }
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                add.setString(1, key.kid());
                add.setBytes(2, key.verifyingKey().raw());
                add.setObject(3, now.atOffset(ZoneOffset.UTC));
                add.setBytes(4, wrapped);
                add.setLong(5, atMost);
                return add.executeUpdate();
            }
        });
    }

    private static void retire(Connection connection, Entry entry, SigningKey by, Instant now) throws SQLException {
        try (PreparedStatement retire = connection.prepareStatement(RETIRE)) {
            retire.setObject(1, now.atOffset(ZoneOffset.UTC));
            retire.setBytes(2, KeyChain.voucher(by, entry.key(), entry.createdAt(), now, entry.firstSeq()));
            retire.setString(3, entry.key().kid());
            retire.executeUpdate();
        }
    }

    /** A former key has no voucher yet, and now this one. */
    void vouch(String kid, byte[] voucher) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(VOUCH)) {
            update.setBytes(1, voucher);
            update.setString(2, kid);
            update.executeUpdate();
        }
    }

    /** A former key that the table lacks. */
    void addFormer(Entry former) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD_FORMER)) {
            add.setString(1, former.key().kid());
            add.setBytes(2, former.key().raw());
            add.setObject(3, former.createdAt().atOffset(ZoneOffset.UTC));
            add.setObject(4, former.retiredAt().atOffset(ZoneOffset.UTC));
            add.setLong(5, former.firstSeq());
            add.setBytes(6, former.voucher());
            add.executeUpdate();
        }
    }

    /** The kid of each row, whatever is in it. */
    static List<String> kids(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KIDS);
                ResultSet row = select.executeQuery()) {
            var kids = new ArrayList<String>();
            while (row.next()) {
                kids.add(row.getString(1));
            }
            return kids;
        }
    }

    /** The kids of rows that hold no key, or another one than they are named after. */
    List<String> damaged() throws SQLException {
        try (Connection connection = database.getConnection()) {
            var kids = new ArrayList<>(kids(connection));
            all(connection).forEach(entry -> kids.remove(entry.key().kid()));
            return kids;
        }
    }

    private static Optional<VerifyingKey> key(byte[] raw) {
        try {
            return Optional.of(VerifyingKey.ofRaw(raw));
        } catch (InvalidProof e) {
            return Optional.empty();
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
