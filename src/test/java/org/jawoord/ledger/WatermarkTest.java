package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How far the search for records without a leaf may skip: never past one that can still appear. */
class WatermarkTest {

    private static final long SETTLED = Watermark.SETTLING.toNanos();

    private final Watermark watermark = new Watermark();

    @Test
    void nothingIsSkippedAtFirst() {
        assertThat(watermark.look(100, 50, 60, 0)).isZero();
    }

    @Test
    void numbersAreSkippedWhenNoTransactionThatDrewThemIsLeft() {
        watermark.look(100, 50, 60, 0);

        assertThat(watermark.look(120, 60, 70, SETTLED)).isEqualTo(100);
    }

    @Test
    void aTransactionThatStillRunsHoldsThemBack() {
        watermark.look(100, 50, 60, 0);

        assertThat(watermark.look(120, 59, 70, SETTLED)).isZero();
    }

    @Test
    void aStatementThatMayHaveDrawnANumberBeforeItsTransactionHasOneHoldsThemBack() {
        watermark.look(100, 50, 60, 0);

        assertThat(watermark.look(120, 60, 70, SETTLED - 1)).isZero();
    }

    @Test
    void whatWasNotSearchedIsNotSkipped() {
        watermark.look(100, 50, 60, 0);
        watermark.look(120, 60, 70, SETTLED);

        assertThat(watermark.low()).isZero();
    }

    @Test
    void whatWasSearchedIsSkipped() {
        watermark.look(100, 50, 60, 0);
        watermark.searched(watermark.look(120, 60, 70, SETTLED));

        assertThat(watermark.low()).isEqualTo(100);
    }
}
