package org.jawoord.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Vetoed;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.Definitions;
import org.junit.jupiter.api.Test;

/** What is asked of the database to tell whether a choice still holds, and what is said without it. */
class NoticeChangesTest {

    private final Notice answered = NoticeDrafts.of(Definitions.full().withText("/name", "Earlier"));
    private final Notice current = NoticeDrafts.of(Definitions.full());
    private final Stored stored = new Stored();
    private final NoticeChanges changes = new NoticeChanges(stored);

    /** Notices in a database that may be away; nothing is in memory. */
    @Vetoed
    private static final class Stored extends LiveNotices {

        private final Map<NoticeId, Notice> rows = new HashMap<>();
        private boolean away;
        private int reads;

        Stored() {
            super(Clock.systemUTC());
        }

        @Override
        Optional<Notice> byId(String site, NoticeId id) {
            reads++;
            if (away) {
                throw new IllegalStateException(new SQLException("connection refused"));
            }
            return Optional.ofNullable(rows.get(id));
        }
    }

    @Test
    void aPairIsReadOnce() {
        stored.rows.put(answered.id(), answered);

        assertThat(changes.known(answered.id(), current)).isNull();
        assertThat(changes.between(answered.id(), current)).isEmpty();
        assertThat(changes.between(answered.id(), current)).isEmpty();
        assertThat(changes.known(answered.id(), current)).isEmpty();
        assertThat(stored.reads).isEqualTo(1);
    }

    @Test
    void theSameNoticeIsNeverRead() {
        assertThat(changes.known(current.id(), current)).isEmpty();
        assertThat(changes.between(current.id(), current)).isEmpty();
        assertThat(stored.reads).isZero();
    }

    @Test
    void withoutTheDatabaseAnUnknownPairIsRefusedAndLaterRead() {
        stored.rows.put(answered.id(), answered);
        stored.away = true;

        assertThatThrownBy(() -> changes.between(answered.id(), current))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(503));

        stored.away = false;
        assertThat(changes.between(answered.id(), current)).isEmpty();
    }

    @Test
    void withoutTheDatabaseAKnownPairIsAnswered() {
        stored.rows.put(answered.id(), answered);
        changes.between(answered.id(), current);
        stored.away = true;

        assertThat(changes.between(answered.id(), current)).isEmpty();
    }

    @Test
    void aNoticeThatIsNotThereAnsweredNothing() {
        assertThat(changes.between(answered.id(), current)).containsExactly("Meten", "Hotjar");
        assertThat(changes.known(answered.id(), current)).isNull();
    }

    @Test
    void theOtherWayRoundIsAnotherPair() {
        var more = NoticeDrafts.of(
                Definitions.full().with("/services/2", "{\"key\":\"pixel\",\"category\":\"analytics\"}"));
        stored.rows.put(more.id(), more);
        stored.rows.put(current.id(), current);

        assertThat(changes.between(more.id(), current)).isEmpty();
        assertThat(changes.between(current.id(), more)).containsExactly("pixel");
    }
}
