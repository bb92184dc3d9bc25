package org.jawoord.shown;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Vetoed;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jawoord.notice.NoticeId;
import org.junit.jupiter.api.Test;

/** What is kept in memory while the database is away. */
class ShownCountsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T23:59:59.999Z");
    private static final NoticeId NOTICE = NoticeId.parse("ab".repeat(32)).orElseThrow();

    private final Table table = new Table();
    private final ShownCounts counts = new ShownCounts(table);

    /** A table that may be away. */
    @Vetoed
    private static final class Table extends ShownTable {

        private final SortedMap<Shown, Long> sums = new TreeMap<>();
        private boolean away;

        Table() {
            super(null);
        }

        @Override
        void add(SortedMap<Shown, Long> added) throws SQLException {
            if (away) {
                throw new SQLException("connection refused");
            }
            added.forEach((shown, count) -> sums.merge(shown, count, Long::sum));
        }
    }

    @Test
    void whatCouldNotBeStoredIsStoredLaterOnce() {
        table.away = true;
        show("nl", NOW);
        counts.store();
        show("nl", NOW);
        counts.store();
        table.away = false;

        counts.store();
        counts.store();

        assertThat(table.sums.values()).containsExactly(2L);
    }

    @Test
    void daysAreThoseOfUtc() {
        show("nl", NOW);
        show("nl", NOW.plusMillis(1));

        counts.store();

        assertThat(table.sums.keySet())
                .extracting(Shown::day)
                .map(Object::toString)
                .containsExactly("2026-11-24", "2026-11-25");
    }

    @Test
    void memoryIsBoundedAndWhatIsCountedAlreadyGoesOn() {
        for (int i = 0; i <= ShownCounts.MAX_SUMS; i++) {
            show("l" + i, NOW);
        }
        show("l0", NOW);

        counts.store();

        assertThat(table.sums).hasSize(ShownCounts.MAX_SUMS);
        assertThat(table.sums.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(ShownCounts.MAX_SUMS + 1L);
    }

    private void show(String language, Instant now) {
        counts.add("shop", new ShownReader.Said(NOTICE, language, Surface.BANNER), now);
    }
}
