package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How far a search for new records may skip: never past one that can still appear. */
class WatermarkTest {

    private final Watermark watermark = new Watermark();

    @Test
    void nothingIsSkippedAtFirst() {
        assertThat(watermark.look(100, 50, 60)).isZero();
        assertThat(watermark.isSettled()).isFalse();
    }

    @Test
    void numbersAreSkippedWhenNoTransactionThatDrewThemIsLeft() {
        watermark.look(100, 50, 60);

        assertThat(watermark.look(120, 60, 70)).isEqualTo(100);
    }

    @Test
    void anEmptyTableSettlesToo() {
        watermark.look(0, 50, 60);

        watermark.look(0, 60, 60);

        assertThat(watermark.isSettled()).isTrue();
    }

    @Test
    void aTransactionThatStillRunsHoldsThemBack() {
        watermark.look(100, 50, 60);

        assertThat(watermark.look(120, 59, 70)).isZero();
    }

    @Test
    void whatWasNotSearchedIsNotSkipped() {
        watermark.look(100, 50, 60);
        watermark.look(120, 60, 70);

        assertThat(watermark.low()).isZero();
    }

    @Test
    void whatWasSearchedIsSkipped() {
        watermark.look(100, 50, 60);
        watermark.searched(watermark.look(120, 60, 70));

        assertThat(watermark.low()).isEqualTo(100);
    }
}
