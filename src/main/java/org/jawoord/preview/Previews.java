package org.jawoord.preview;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Pictures in memory, by their address: kept for a day, and that there is none for a minute. Parallel misses of one picture are one fetch.
 */
@ApplicationScoped
class Previews {

    /** Bytes of pictures in memory: about a thousand. */
    static final long MAX_BYTES = 32L << 20;

    /** What an entry takes beside its picture, so that entries without one are bounded too. */
    static final int ENTRY_BYTES = 512;

    /** How long a picture may be shown after its provider has changed it. */
    static final Duration KEPT = Duration.ofDays(1);

    /** How long a provider that didn't answer is left alone. */
    static final Duration FAILURE_KEPT = Duration.ofMinutes(1);

    /** Fetches under way at one time: 8 MiB of pictures at most. */
    static final int MAX_FETCHES = 16;

    private final Function<URI, CompletionStage<Found>> source;
    private final AsyncCache<URI, Found> cache;
    private final Semaphore free = new Semaphore(MAX_FETCHES);

    @Inject
    Previews(PictureSource source) {
        this(source::fetch, Ticker.systemTicker());
    }

    Previews(Function<URI, CompletionStage<Found>> source, Ticker ticker) {
        this.source = source;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(MAX_BYTES)
                .weigher((URI address, Found found) ->
                        ENTRY_BYTES + (found instanceof Picture picture ? picture.bytes().length : 0))
                .expireAfter(
                        Expiry.creating((URI address, Found found) -> found instanceof Picture ? KEPT : FAILURE_KEPT))
                .ticker(ticker)
                .buildAsync();
    }

    /** The picture at an address; fails with {@link RejectedExecutionException} while too many others are fetched. */
    CompletableFuture<Found> at(URI address) {
        return cache.get(address, (key, executor) -> {
            if (!free.tryAcquire()) {
                return CompletableFuture.failedFuture(
                        new RejectedExecutionException("too many pictures are being fetched"));
            }
            return source.apply(key)
                    .whenComplete((found, failure) -> free.release())
                    .toCompletableFuture();
        });
    }

    /** Bytes that all entries take, once what is over the bound has been thrown out. */
    long weight() {
        cache.synchronous().cleanUp();
        return cache.synchronous()
                .policy()
                .eviction()
                .orElseThrow()
                .weightedSize()
                .orElseThrow();
    }
}
