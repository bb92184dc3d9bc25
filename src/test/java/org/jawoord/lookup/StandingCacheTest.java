package org.jawoord.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jawoord.consent.Action;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.Standing;
import org.jawoord.notice.NoticeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RELIABILITY C4: what is too old never gets into memory. The database knows none of these sessions. */
@QuarkusTest
class StandingCacheTest {

    @Inject
    StandingCache cache;

    private SessionKey key;

    @BeforeEach
    void aSession() {
        var random = ThreadLocalRandom.current();
        key = new SessionKey("nobodys", new SessionId(random.nextLong(), random.nextLong()));
    }

    @Test
    void whatWasCommittedIsKnown() {
        cache.recorded(key, yes(7), System.nanoTime());

        assertThat(cache.of(key).seq()).isEqualTo(7);
    }

    @Test
    void whatWasSentToTheDatabaseBeforeAChangeIsNotKept() {
        long since = System.nanoTime();
        cache.changed(key);

        cache.recorded(key, yes(7), since);

        assertThat(cache.of(key)).isEqualTo(Standing.NONE);
    }

    @Test
    void whatWasSentAfterItIs() {
        cache.changed(key);

        cache.recorded(key, yes(7), System.nanoTime());

        assertThat(cache.of(key).seq()).isEqualTo(7);
    }

    @Test
    void whatWasUnderWayForTooLongIsNotKept() {
        cache.recorded(key, yes(7), System.nanoTime() - 6_000_000_000L);

        assertThat(cache.of(key)).isEqualTo(Standing.NONE);
    }

    @Test
    void anEarlierAnswerThatComesLateDoesNotReplaceALaterOne() {
        cache.recorded(key, yes(7), System.nanoTime());

        cache.recorded(key, yes(6), System.nanoTime());

        assertThat(cache.of(key).seq()).isEqualTo(7);
    }

    @Test
    void whatAnotherServerRecordedLaterIsForgotten() {
        cache.recorded(key, yes(7), System.nanoTime());

        cache.changedElsewhere(key, 8);

        assertThat(cache.known(key)).isNull();
    }

    /** Places are given before commits: who read the later choice may have missed this one. */
    @Test
    void whatAnotherServerCommitsLateAtAnEarlierPlaceMakesItForgotten() {
        cache.recorded(key, yes(8), System.nanoTime());

        cache.changedElsewhere(key, 7);

        assertThat(cache.known(key)).isNull();
    }

    @Test
    void whatAnotherServerTellsOfThatIsKnownAlreadyForgetsNothing() {
        cache.recorded(key, yes(7), System.nanoTime());

        cache.changedElsewhere(key, 7);

        assertThat(cache.known(key)).isNotNull();
    }

    @Test
    void aSiteInWhichSomethingWasErasedIsForgotten() {
        long since = System.nanoTime();
        cache.recorded(key, yes(7), since);

        cache.changedSite(key.site());

        assertThat(cache.known(key)).isNull();
        cache.recorded(key, yes(8), since);
        assertThat(cache.known(key)).as("sent before it").isNull();
    }

    @Test
    void whatMayAllHaveChangedIsForgotten() {
        cache.recorded(key, yes(7), System.nanoTime());

        cache.changedAll();

        assertThat(cache.known(key)).isNull();
    }

    private static Standing yes(long seq) {
        return new Standing(
                seq,
                NoticeId.of(new byte[32]),
                Action.ACCEPT_ALL,
                Instant.now(),
                Instant.now().plusSeconds(60),
                Map.of(),
                Map.of(),
                false,
                false,
                Set.of());
    }
}
