package org.jawoord.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.Places;
import org.jawoord.consent.Salts;
import org.jawoord.consent.SessionKey;
import org.jawoord.database.Transaction;
import org.jawoord.keys.SigningKeys;

/** Tables {@code erasure} and {@code erased_record}. */
@ApplicationScoped
class ErasureTable {

    /** Records that are somebody's: choices, and consent that was given elsewhere (V16). */
    private static final String RECORDS = "(SELECT seq FROM choice UNION ALL SELECT seq FROM stated_consent) c";

    private static final String STILL_THERE = "SELECT l.index FROM ledger_leaf l JOIN " + RECORDS
            + " ON c.seq = l.seq WHERE l.site = ? AND l.index = ANY (?) ORDER BY l.index";
    private static final String ADD = """
            INSERT INTO erasure (seq, site, id, reason, erased_at, leaves, salt, seal)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String HOLDS = "SELECT FROM choice WHERE site = ? AND session = ? AND expires_at > ? LIMIT 1";
    private static final String CARRY_OUT = "SELECT carry_out_erasure(?)";
    private static final String NOT_CARRIED_OUT = """
            SELECT e.seq, e.site FROM erasure e WHERE NOT EXISTS (SELECT FROM erased_record r WHERE r.erasure = e.seq)
              AND EXISTS (SELECT FROM ledger_leaf l JOIN""" + " " + RECORDS + """
                           ON c.seq = l.seq WHERE l.site = e.site AND l.index = ANY (e.leaves))
            ORDER BY e.seq""";
    private static final String LEAVES = "SELECT unnest(leaves) FROM erasure WHERE seq = ?";
    private static final String IS_ON_RECORD = "SELECT FROM erasure WHERE id = ?";

    private final DataSource database;
    private final SigningKeys keys;

    ErasureTable(DataSource database, SigningKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Those of these leaves whose record is there. */
    List<Long> stillThere(String site, Collection<Long> leaves) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(STILL_THERE)) {
            select.setString(1, site);
            select.setArray(2, connection.createArrayOf("bigint", leaves.toArray()));
            return longs(select);
        }
    }

    /** Puts an erasure on record; returns its place in the order. Nothing is erased by this. */
    long add(Erasure erasure) throws SQLException {
        return Transaction.of(database, connection -> {
            long seq = Places.next(connection);
            add(connection, seq, erasure);
            return seq;
        });
    }

    private void add(Connection connection, long seq, Erasure erasure) throws SQLException {
        var salt = Salts.next();
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setLong(1, seq);
            insert.setString(2, erasure.site());
            insert.setObject(3, erasure.id());
            insert.setString(4, erasure.reason().wireName());
            insert.setObject(5, erasure.erasedAt().atOffset(ZoneOffset.UTC));
            insert.setArray(
                    6, connection.createArrayOf("bigint", erasure.leaves().toArray()));
            insert.setBytes(7, salt);
            insert.setBytes(8, keys.seal().of(seq, salt, LedgerRecord.bytes(erasure.content())));
            insert.executeUpdate();
        }
    }

    /** Whether some choice of a session holds at this moment. */
    boolean holds(SessionKey key, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HOLDS)) {
            select.setString(1, key.site());
            select.setBytes(2, key.session().bytes());
            select.setObject(3, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Deletes the records that an erasure names. Returns how many went; again, none. */
    long carryOut(Connection connection, long erasure) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(CARRY_OUT)) {
            call.setLong(1, erasure);
            return longs(call).get(0);
        }
    }

    /** The leaves that an erasure names. */
    List<Long> leaves(Connection connection, long erasure) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LEAVES)) {
            select.setLong(1, erasure);
            return longs(select);
        }
    }

    /** An erasure that is on record. */
    record Begun(long seq, String site) {}

    /** Erasures that took nothing though there is something, in order: the program ended in between, or a hold covers them. */
    List<Begun> notCarriedOut() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(NOT_CARRIED_OUT)) {
            var begun = new ArrayList<Begun>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    begun.add(new Begun(row.getLong(1), row.getString(2)));
                }
            }
            return begun;
        }
    }

    /** Whether the database knows an erasure. */
    boolean isOnRecord(UUID erasure) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(IS_ON_RECORD)) {
            select.setObject(1, erasure);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static List<Long> longs(PreparedStatement select) throws SQLException {
        var numbers = new ArrayList<Long>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }
}
