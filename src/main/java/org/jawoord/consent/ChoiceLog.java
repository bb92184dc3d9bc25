package org.jawoord.consent;

import static org.jawoord.consent.ChoiceColumns.answers;
import static org.jawoord.consent.ChoiceColumns.instant;
import static org.jawoord.consent.ChoiceColumns.write;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jawoord.database.Transaction;
import org.jawoord.keys.SigningKeys;
import org.jawoord.notice.NoticeId;

/**
 * Table {@code choice}: appends and reads, in plain JDBC. {@link #append} is one transaction, and returns after its commit is on
 * disk; each read is one statement.
 */
@Singleton
class ChoiceLog {

    /**
     * Choices of a session that are read to find the last one that settles it. More of the others than this in a row are
     * somebody's play; then nothing is found, and nothing is granted.
     */
    static final int MAX_FOLDED = 100;

    private static final String APPEND = """
            INSERT INTO choice (seq, site, id, session, notice, language, action, surface, categories, services,
                                client_at, recorded_at, expires_at, body_hash, gpc, imported_from, imported_at,
                                salt, seal)
            OVERRIDING SYSTEM VALUE
            SELECT n.seq, n.site, n.id, n.session, n.notice, n.language, n.action, n.surface, n.categories::jsonb,
                   n.services::jsonb, n.client_at, n.recorded_at, n.expires_at, n.body_hash, n.gpc, n.imported_from,
                   n.imported_at, n.salt, n.seal
            FROM unnest(?::bigint[], ?::text[], ?::uuid[], ?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::bytea[], ?::boolean[],
                        ?::text[], ?::timestamptz[], ?::bytea[], ?::bytea[])
                 AS n (seq, site, id, session, notice, language, action, surface, categories, services, client_at,
                       recorded_at, expires_at, body_hash, gpc, imported_from, imported_at, salt, seal)
            WHERE NOT EXISTS (SELECT FROM erased_record e WHERE e.site = n.site AND e.id = n.id)
            ON CONFLICT (site, id) DO NOTHING
            RETURNING site, id, seq
            """;

    private static final String FIND =
            "SELECT recorded_at, expires_at, body_hash FROM choice WHERE site = ? AND id = ?";

    /** The newest choices of a session; {@link #ask} and {@link #fold} know its parameters and its columns. */
    static final String NEWEST_FIRST = """
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
     * Appends choices, all or none, in this order; returns the place in the order of each that is new. Those that the site
     * has already, or had and erased, are left out.
     *
     * @param choices no two with the same key
     * @throws SQLException when they are not known to be stored
     */
    Map<NewChoice.Key, Long> append(List<NewChoice> choices) throws SQLException {
        return Transaction.of(
                database, connection -> append(connection, choices, Places.next(connection, choices.size())));
    }

    private Map<NewChoice.Key, Long> append(Connection connection, List<NewChoice> choices, long[] places)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            var columns = new ArrayColumns(connection, insert, choices);
            columns.add("bigint", Arrays.stream(places).boxed().toArray());
            columns.add("text", NewChoice::site);
            columns.add("uuid", n -> n.choice().id());
            columns.add("bytea", n -> n.choice().session().bytes());
            columns.add("bytea", n -> n.choice().notice().bytes());
            columns.add("text", n -> n.choice().language());
            columns.add("text", n -> n.choice().action().wireName());
            columns.add("text", n -> n.choice().surface().wireName());
            columns.add("text", n -> write(n.choice().categories()));
            columns.add("text", n -> write(n.choice().services()));
            columns.add("timestamptz", n -> n.choice().at());
            columns.add("timestamptz", NewChoice::recordedAt);
            columns.add("timestamptz", NewChoice::expiresAt);
            columns.add("bytea", n -> n.choice().bodyHash());
            columns.add("boolean", n -> n.choice().gpc());
            columns.add("text", n -> imported(n, i -> i.from().wireName()));
            columns.add("timestamptz", n -> imported(n, Imported::at));
            columns.add("bytea", NewChoice::salt);
            columns.add("bytea", seals(choices, places));
            var appended = new HashMap<NewChoice.Key, Long>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    appended.put(new NewChoice.Key(row.getString(1), row.getObject(2, UUID.class)), row.getLong(3));
                }
            }
            return appended;
        }
    }

    private byte[][] seals(List<NewChoice> choices, long[] places) {
        var seal = keys.seal();
        var seals = new byte[places.length][];
        for (int i = 0; i < places.length; i++) {
            var choice = choices.get(i);
            seals[i] = seal.of(places[i], choice.salt(), choice.record());
        }
        return seals;
    }

    private static <T> T imported(NewChoice choice, Function<Imported, T> part) {
        var imported = choice.choice().imported();
        return imported == null ? null : part.apply(imported);
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
            ask(select, key);
            try (ResultSet rows = select.executeQuery()) {
                return fold(rows);
            }
        }
    }

    static void ask(PreparedStatement newestFirst, SessionKey key) throws SQLException {
        newestFirst.setString(1, key.site());
        newestFirst.setBytes(2, key.session().bytes());
    }

    /** One that can't be read may have been a no: then nothing is granted, whatever was chosen before it. */
    static Standing fold(ResultSet newestFirst) throws SQLException {
        try {
            return foldReadable(newestFirst);
        } catch (RuntimeException someValueMeansNothing) {
            return Standing.NONE;
        }
    }

    private static Standing foldReadable(ResultSet newestFirst) throws SQLException {
        var choices = new ArrayList<StoredChoice>();
        boolean settled = false;
        while (!settled && newestFirst.next()) {
            var choice = stored(newestFirst);
            choices.add(choice);
            settled = choice.settles();
        }
        if (!settled && choices.size() == MAX_FOLDED) {
            // One that would outrank these may lie beyond.
            choices.removeIf(StoredChoice::imported);
        }
        return choices.isEmpty() ? Standing.NONE : Standing.of(choices);
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
