import java.sql.SQLException;

/**
 * Choices that are there before anything is measured: numbers below half of {@code sessions} on the first site, up to
 * {@code sessions} over all of them, and those above, which are never in memory, on the first again.
 */
final class Fill {

    private static final int CHUNK = 100_000;

    private static final String ROWS = """
            INSERT INTO choice (site, id, session, notice, language, action, surface, categories, client_at, recorded_at,
                                expires_at, body_hash, salt)
            SELECT p.site, gen_random_uuid(), substr(sha256(i::text::bytea), 1, 16), p.notice, 'nl',
                   CASE i %% 3 WHEN 0 THEN 'accept_all' WHEN 1 THEN 'reject_all' ELSE 'save' END, 'banner',
                   CASE i %% 3 WHEN 0 THEN '{"functional": true, "analytics": true, "marketing": true}'::jsonb
                               WHEN 1 THEN '{"functional": false, "analytics": false, "marketing": false}'
                               ELSE '{"functional": true, "analytics": true, "marketing": false}' END,
                   at, at, at + interval '180 days', sha256(i::text::bytea), sha256((gen_random_uuid()::text || i)::bytea)
            FROM generate_series(%d, %d) i,
                 LATERAL (SELECT date_trunc('milliseconds', now()) - interval '30 days' + i * interval '1 second' AS at) t,
                 LATERAL (SELECT site, notice FROM publication
                          WHERE site = CASE WHEN i < %3$d OR i >= %4$d THEN 'b1' ELSE 'b' || (1 + i %% %5$d) END
                          ORDER BY version DESC LIMIT 1) p""";

    private Fill() {}

    static void run(Database database, Settings settings) throws SQLException {
        int sessions = settings.sessions();
        int rows = sessions + settings.cold();
        for (int from = 0; from < rows; from += CHUNK) {
            int to = Math.min(from + CHUNK, rows) - 1;
            database.run(ROWS.formatted(from, to, sessions / 2, sessions, settings.sites()));
        }
    }
}
