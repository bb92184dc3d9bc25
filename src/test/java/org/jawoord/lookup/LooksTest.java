package org.jawoord.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.jawoord.database.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How old is what a replica says (NODES.md). */
class LooksTest {

    private static final long SYSTEM = 7;

    private final Looks looks = new Looks();
    private final long now = System.nanoTime();

    @BeforeEach
    void twoLooks() {
        looks.add(new Looks.Look(primaryAt(100), now - 2));
        looks.add(new Looks.Look(primaryAt(200), now - 1));
    }

    @Test
    void whoHasReplayedAllIsAsOldAsTheLatestLook() {
        assertThat(looks.newestIn(replicaAt(200)).orElseThrow().at()).isEqualTo(now - 1);
    }

    @Test
    void whoLacksAByteOfItIsAsOldAsTheOneBefore() {
        assertThat(looks.newestIn(replicaAt(199)).orElseThrow().at()).isEqualTo(now - 2);
    }

    @Test
    void whoHasReplayedNoneIsOfNoKnownAge() {
        assertThat(looks.newestIn(replicaAt(99))).isEmpty();
    }

    @Test
    void anOldLookProvesNothing() {
        looks.add(new Looks.Look(primaryAt(300), now - Freshness.BOUND.toNanos()));

        assertThat(looks.newestIn(replicaAt(300))).isEmpty();
    }

    @Test
    void anotherClusterProvesNothing() {
        assertThat(looks.newestIn(new Position(SYSTEM + 1, 1, 200, true))).isEmpty();
    }

    @Test
    void anotherTimelineProvesNothing() {
        assertThat(looks.newestIn(new Position(SYSTEM, 2, 200, true))).isEmpty();
    }

    @Test
    void whoIsNoReplicaProvesNothing() {
        assertThat(looks.newestIn(primaryAt(200))).isEmpty();
    }

    private static Position primaryAt(long log) {
        return new Position(SYSTEM, 1, log, false);
    }

    private static Position replicaAt(long log) {
        return new Position(SYSTEM, 1, log, true);
    }
}
