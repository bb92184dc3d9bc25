package org.jawoord.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jawoord.testing.TablesOwner;
import org.junit.jupiter.api.Test;

/** The search for what is due, among many choices that were put into the table directly. */
@QuarkusTest
class DueSessionsTest {

    /** Enough for the planner to weigh what it would with millions; never committed. */
    private static final String MANY_CHOICES = """
            INSERT INTO choice (site, id, session, notice, language, action, surface, recorded_at, expires_at, body_hash, salt)
            SELECT 'plan', gen_random_uuid(), decode(md5((n / 2)::text), 'hex'), decode(repeat('00', 32), 'hex'), 'nl',
                   'accept_all', 'banner', now() - n * interval '1 second', now() + interval '6 months', decode(repeat('00', 32), 'hex'),
                   decode(repeat('00', 32), 'hex')
            FROM generate_series(1, 40000) n""";

    private static final String OLD_CHOICE = """
            INSERT INTO choice (site, id, session, notice, language, action, surface, recorded_at, expires_at, body_hash, salt)
            SELECT site, gen_random_uuid(), decode(repeat('00', 16), 'hex'), notice, language, action, surface,
                   now() - interval '3 years', now() - interval '2 years', body_hash, salt
            FROM choice WHERE site = 'plan' LIMIT 1""";

    /** As by an import, or a clock that was wrong: an old one with a higher seq than two windows of young ones. */
    @Test
    void whatIsDueIsFoundBehindManyYoungerChoices() throws SQLException {
        var cutoff = new Cutoff("plan", Instant.now().minus(Duration.ofDays(1)));
        var first = DueSessions.Place.FIRST;
        try (var connection = TablesOwner.connect()) {
            connection.setAutoCommit(false);
            try (var fill = connection.createStatement()) {
                fill.execute(MANY_CHOICES);
                fill.execute(OLD_CHOICE);

                var window = DueSessions.windowAfter(connection, cutoff, first);

                assertThat(DueSessions.in(connection, cutoff, first, window))
                        .extracting(due -> due.session().bytes())
                        .containsExactly(new byte[16]);
                assertThat(DueSessions.windowAfter(connection, cutoff, window)).isNull();
            } finally {
                connection.rollback();
            }
        }
    }

    /** No index is by expiry, so the search must go by time and by session, never over the whole table. */
    @Test
    void theSearchReadsByIndexes() throws SQLException {
        var plan = new StringBuilder();
        try (var connection = TablesOwner.connect()) {
            connection.setAutoCommit(false);
            try (var fill = connection.createStatement()) {
                fill.execute(MANY_CHOICES);
                fill.execute("ANALYZE choice");
            }
            try (var explain = connection.prepareStatement("EXPLAIN " + DueSessions.DUE)) {
                var cutoff = new Cutoff("plan", Instant.now().plusSeconds(60));
                var first = DueSessions.Place.FIRST;
                DueSessions.bind(explain, cutoff, first, DueSessions.windowAfter(connection, cutoff, first));
                try (var row = explain.executeQuery()) {
                    while (row.next()) {
                        plan.append(row.getString(1)).append('\n');
                    }
                }
            } finally {
                connection.rollback();
            }
        }
        assertThat(plan.toString())
                .contains("choice_by_time", "using choice_by_session on choice l")
                .doesNotContain("Seq Scan on choice");
    }
}
