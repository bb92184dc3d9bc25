package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jawoord.ledger.Search.WIDTH;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** However many records have their leaves, no statement has to pass all of them. */
class SearchTest {

    private static final int LIMIT = 10;

    @Test
    void whatIsNearIsOneRangeWithoutAnEnd() {
        var search = new Search(5, 5 + WIDTH, LIMIT);

        assertThat(search.next()).contains(new Numbering.Range(5, Long.MAX_VALUE, LIMIT));
        search.found(LIMIT - 1, 900);

        assertThat(search.next()).isEmpty();
        assertThat(search.reached()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsFarIsReachedInRangesThatLeaveNothingOut() {
        var search = new Search(7, 7 + 2 * WIDTH + 1, LIMIT);
        var ranges = new ArrayList<Numbering.Range>();

        for (var range = search.next(); range.isPresent(); range = search.next()) {
            ranges.add(range.get());
            search.found(0, 0);
        }

        assertThat(ranges)
                .containsExactly(
                        new Numbering.Range(7, 7 + WIDTH, LIMIT),
                        new Numbering.Range(7 + WIDTH, 7 + 2 * WIDTH, LIMIT),
                        new Numbering.Range(7 + 2 * WIDTH, Long.MAX_VALUE, LIMIT));
    }

    @Test
    void afterAFullBatchItGoesOnBehindItsLastRecord() {
        var search = new Search(0, 3 * WIDTH, LIMIT);

        search.found(LIMIT, 40);

        assertThat(search.reached()).isEqualTo(40);
        assertThat(search.next()).contains(new Numbering.Range(40, 40 + WIDTH, LIMIT));
    }

    @Test
    void aSearchThatIsCutOffHasReachedWhatItLookedAt() {
        var search = new Search(0, 10 * WIDTH, LIMIT);

        search.found(0, 0);
        search.found(0, 0);

        assertThat(search.reached()).isEqualTo(2 * WIDTH);
    }
}
