package org.jawoord.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Token buckets for the public addresses: a second's worth refills every second, two seconds' worth may come at once.
 *
 * <p>Memory is bounded, and no address is kept: buckets are found by {@link ClientKey}.
 */
@Singleton
public class RateLimits {

    /** Clients that are told apart at one time, for each limit; an idle bucket is full again and may be forgotten. */
    private static final int MAX_CLIENTS = 100_000;

    private static final Duration IDLE = Duration.ofSeconds(10);

    /** What a receipt costs, in lookups: it is read, proven and signed for each that asks. */
    static final int LOOKUPS_PER_RECEIPT = 50;

    private final Limit choicesPerClient;
    private final Limit choicesPerSite;
    private final Limit lookupsPerClient;
    private final Limit receiptsPerClient;
    private final Limit shownPerClient;
    private final ClientKey clientKey = new ClientKey();

    RateLimits(LimitConfig config) {
        this.choicesPerClient = new Limit(config.choicesPerClient());
        this.choicesPerSite = new Limit(config.choicesPerSite());
        this.lookupsPerClient = new Limit(config.lookupsPerClient());
        this.receiptsPerClient = new Limit((config.lookupsPerClient() + LOOKUPS_PER_RECEIPT - 1) / LOOKUPS_PER_RECEIPT);
        this.shownPerClient = new Limit(config.shownPerClient());
    }

    /** Seconds to wait before this client may make another choice on this site; 0 when it may now. */
    public int waitForChoice(String clientAddress, String site) {
        int client = choicesPerClient.waitFor(clientAddress);
        return client > 0 ? client : choicesPerSite.waitForName(site);
    }

    /** Seconds to wait before this client may look up another decision; 0 when it may now. */
    public int waitForLookup(String clientAddress) {
        return lookupsPerClient.waitFor(clientAddress);
    }

    /** Seconds to wait before this client may have another receipt; 0 when it may now. */
    public int waitForReceipt(String clientAddress) {
        return receiptsPerClient.waitFor(clientAddress);
    }

    /** Seconds to wait before this client may say again that it was shown a notice; 0 when it may now. */
    public int waitForShown(String clientAddress) {
        return shownPerClient.waitFor(clientAddress);
    }

    private final class Limit {

        private final int perSecond;
        private final Cache<Object, Bucket> buckets;

        Limit(int perSecond) {
            this.perSecond = perSecond;
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(MAX_CLIENTS)
                    .expireAfterAccess(IDLE)
                    .build();
        }

        int waitFor(String clientAddress) {
            return perSecond == 0 ? 0 : waitForName(clientKey.of(clientAddress));
        }

        int waitForName(Object name) {
            if (perSecond == 0) {
                return 0;
            }
            var probe = buckets.get(name, n -> bucket()).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? 0 : (int) TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
        }

        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(2L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                    .build();
        }
    }
}
