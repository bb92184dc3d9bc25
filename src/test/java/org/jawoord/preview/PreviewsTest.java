package org.jawoord.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PreviewsTest {

    private static final Picture PICTURE = new Picture("image/jpeg", Pictures.of(PictureType.JPEG));

    private final List<CompletableFuture<Found>> fetches = new ArrayList<>();
    private Duration time = Duration.ZERO;
    private final Previews previews = new Previews(this::fetch, () -> time.toNanos());

    private CompletionStage<Found> fetch(URI address) {
        var fetch = new CompletableFuture<Found>();
        fetches.add(fetch);
        return fetch;
    }

    @Test
    void parallelMissesOfOnePictureAreOneFetch() {
        var first = previews.at(address(1));
        var second = previews.at(address(1));

        fetches.get(0).complete(PICTURE);

        assertThat(fetches).hasSize(1);
        assertThat(first.join()).isSameAs(second.join()).isSameAs(PICTURE);
    }

    @Test
    void aPictureIsKeptForADay() {
        previews.at(address(1));
        fetches.get(0).complete(PICTURE);

        time = Previews.KEPT.minusNanos(1);
        previews.at(address(1));
        assertThat(fetches).hasSize(1);

        time = Previews.KEPT;
        previews.at(address(1));
        assertThat(fetches).hasSize(2);
    }

    @Test
    void thatThereIsNoneIsKeptForAMinute() {
        previews.at(address(1));
        fetches.get(0).complete(Found.Nothing.NO_ANSWER);

        time = Previews.FAILURE_KEPT.minusNanos(1);
        assertThat(previews.at(address(1)).join()).isEqualTo(Found.Nothing.NO_ANSWER);

        time = Previews.FAILURE_KEPT;
        assertThat(previews.at(address(1))).isNotDone();
    }

    @Test
    void soManyAreFetchedAtATimeAndNoMore() {
        for (int i = 1; i <= Previews.MAX_FETCHES; i++) {
            assertThat(previews.at(address(i))).isNotDone();
        }
        assertThat(previews.at(address(0)))
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCauseInstanceOf(RejectedExecutionException.class);

        fetches.get(0).complete(PICTURE);

        assertThat(previews.at(address(0))).isNotDone();
        assertThat(fetches).hasSize(Previews.MAX_FETCHES + 1);
    }

    @Test
    void picturesTakeNoMoreMemoryThanTheirBound() {
        var large = new Picture("image/jpeg", Pictures.of(PictureType.JPEG, PictureSource.MAX_BYTES));
        int fit = (int) (Previews.MAX_BYTES / (PictureSource.MAX_BYTES + Previews.ENTRY_BYTES));
        for (int i = 0; i < 2 * fit; i++) {
            previews.at(address(i));
            fetches.get(i).complete(large);
        }

        assertThat(previews.weight()).isLessThanOrEqualTo(Previews.MAX_BYTES);
    }

    private static URI address(int n) {
        return URI.create("https://pictures.example/" + n);
    }
}
