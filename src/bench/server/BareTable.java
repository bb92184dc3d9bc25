import java.sql.SQLException;

/** A table like the one of choices, with its indexes and checks, and nothing else. */
final class BareTable {

    private BareTable() {}

    static void make(Database database) throws SQLException {
        database.run("CREATE SCHEMA IF NOT EXISTS bench");
        database.run("CREATE TABLE IF NOT EXISTS bench.choice (LIKE choice INCLUDING ALL)");
    }

    /** A statement (no colon before a word: pgbench takes it for a variable) that inserts rows as a visitor's first choice makes them: ids in the order of time, the rest at random. */
    static String insert(int rows) {
        return """
                INSERT INTO bench.choice (site, id, session, notice, language, action, surface, categories, services,
                                          client_at, recorded_at, expires_at, body_hash, gpc, salt, seal)
                SELECT 'b1',
                       (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
                           || substr(replace(r::text, '-', ''), 13))::uuid,
                       uuid_send(r), sha256('notice'), 'nl', 'accept_all', 'banner',
                       '{"functional": true, "analytics": true, "marketing": true}', '{}', now(), now(),
                       now() + interval '180 days', sha256(uuid_send(r)), false, sha256(uuid_send(r)), uuid_send(r)
                FROM (SELECT gen_random_uuid() AS r FROM generate_series(1, %d)) random"""
                .formatted(rows);
    }
}
