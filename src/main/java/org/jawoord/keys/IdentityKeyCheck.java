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

    private static final String GET = "SELECT check_value FROM identity_key";
    private static final String ADD =
            "INSERT INTO identity_key (check_value, made_at) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private final DataSource database;

    IdentityKeyCheck(DataSource database) {
        this.database = database;
    }

    /** What the key must give; empty while nothing has been hashed. */
    Optional<byte[]> stored() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(GET);
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
        }
    }

    /** Keeps what a key gives, unless another node was first; the one that is kept counts. */
    void addIfNone(byte[] checkValue, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setBytes(1, checkValue);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
