package org.jawoord.keys;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** Table {@code identity_key}: one row, once identifiers are hashed, by which the key that they were hashed with is known. */
@ApplicationScoped
class IdentityKeyCheck {

    private static final String GET = "SELECT check_value, wrapped FROM identity_key";
    private static final String ADD =
            "INSERT INTO identity_key (check_value, made_at, wrapped) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private final DataSource database;

    IdentityKeyCheck(DataSource database) {
        this.database = database;
    }

    /**
     * What is known of the key.
     *
     * @param checkValue what it must give
     * @param wrapped the key for other servers; null for none
     */
    record Known(byte[] checkValue, byte[] wrapped) {}

    /** What is known of it; empty while nothing has been hashed. */
    Optional<Known> stored() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(GET);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new Known(row.getBytes(1), row.getBytes(2))) : Optional.empty();
        }
    }

    /** Keeps what a key gives, unless another node was first; the one that is kept counts. */
    void addIfNone(byte[] checkValue, byte[] wrapped, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setBytes(1, checkValue);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setBytes(3, wrapped);
            insert.executeUpdate();
        }
    }
}
