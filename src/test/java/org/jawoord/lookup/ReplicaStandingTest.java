package org.jawoord.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jawoord.consent.Action;
import org.jawoord.consent.ReplicaQuery;
import org.jawoord.consent.SessionId;
import org.jawoord.consent.SessionKey;
import org.jawoord.consent.Standing;
import org.jawoord.consent.StandingQuery;
import org.jawoord.notice.NoticeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replica knew before this server heard something never comes after it. The primary knows none of these sessions. */
@QuarkusTest
class ReplicaStandingTest {

    @Inject
    StandingQuery primary;

    @Inject
    ReplicaQuery query;

    @Inject
    Freshness freshness;

    private final Copy replica = new Copy();
    private StandingCache cache;
    private SessionKey key;

    /** A replica that says yes, as of a time. */
    private final class Copy {
        private long since = System.nanoTime();
        private Runnable meanwhile = () -> {};
    }

    @BeforeEach
    void aSession() {
        var random = ThreadLocalRandom.current();
        key = new SessionKey("nobodys", new SessionId(random.nextLong(), random.nextLong()));
        cache = cacheOf(1000);
        replica.since = System.nanoTime();
    }

    @Test
    void whatTheReplicaKnowsIsKept() {
        assertThat(cache.of(key).seq()).isEqualTo(7);

        assertThat(cache.known(key)).isNotNull();
    }

    @Test
    void whatItKnewBeforeTheFeedToldOfTheSessionIsReadFromThePrimary() {
        cache.changedElsewhere(key, 8);

        assertThat(cache.of(key)).isEqualTo(Standing.NONE);
    }

    @Test
    void whatItKnewAfterwardsCounts() {
        cache.changedElsewhere(key, 7);
        replica.since = System.nanoTime() + 1;

        assertThat(cache.of(key).seq()).isEqualTo(7);
    }

    @Test
    void whatItKnewBeforeAChoiceWasRecordedHereDoesNotCountEvenWhereThatIsForgotten() {
        cache = cacheOf(0);
        cache.recorded(key, yes(8), System.nanoTime());
        await().until(() -> cache.known(key) == null);

        assertThat(cache.of(key)).isEqualTo(Standing.NONE);
    }

    @Test
    void whatItKnewBeforeSomethingInTheSiteWasErasedDoesNotCount() {
        cache.changedSite(key.site());

        assertThat(cache.of(key)).isEqualTo(Standing.NONE);
    }

    @Test
    void whatTheFeedTellsWhileItIsReadIsNotOverwritten() throws InterruptedException {
        var feed = new Thread(() -> cache.changedElsewhere(key, 8));
        replica.meanwhile = feed::start;

        cache.of(key);
        feed.join();

        assertThat(cache.known(key))
                .satisfiesAnyOf(known -> assertThat(known).isNull(), known -> assertThat(known.standing())
                        .isEqualTo(Standing.NONE));
    }

    private StandingCache cacheOf(int sessions) {
        return new StandingCache(
                () -> sessions,
                primary,
                freshness,
                new ReplicaReads(query, new SimpleMeterRegistry()) {
                    @Override
                    boolean isConfigured() {
                        return true;
                    }

                    @Override
                    Optional<Resident> read(SessionKey session) {
                        replica.meanwhile.run();
                        return Optional.of(new Resident(yes(7), replica.since));
                    }
                },
                new SimpleMeterRegistry());
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
