package org.jawoord.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The lease of NODES.md: how long memory may be answered from. */
class FreshnessTest {

    private static final long BOUND = Freshness.BOUND.toNanos();

    private final Freshness oneOfSeveral = new Freshness(Optional.of("jdbc:postgresql://db/jawoord"));

    @Test
    void whoIsAloneKnowsEverything() {
        var alone = new Freshness(Optional.empty());

        assertThat(alone.covers(System.nanoTime() - 1000 * BOUND)).isTrue();
    }

    @Test
    void whatWasJustReadMayBeAnswered() {
        assertThat(oneOfSeveral.covers(System.nanoTime())).isTrue();
    }

    @Test
    void whatWasReadLongerAgoMayNot() {
        assertThat(oneOfSeveral.covers(System.nanoTime() - BOUND)).isFalse();
    }

    @Test
    void whatWasReadLongerAgoMayWhenALookHasJustProvenIt() {
        oneOfSeveral.proven(System.nanoTime());

        assertThat(oneOfSeveral.covers(System.nanoTime() - 1000 * BOUND)).isTrue();
    }

    @Test
    void aProofRunsOut() {
        oneOfSeveral.proven(System.nanoTime() - BOUND);

        assertThat(oneOfSeveral.covers(System.nanoTime() - 1000 * BOUND)).isFalse();
    }
}
