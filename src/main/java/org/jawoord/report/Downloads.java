package org.jawoord.report;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.jawoord.shared.ProblemException;

/** How many exports and bundles are being made on this node: each keeps a worker thread and a share of the database busy. */
@Singleton
class Downloads {

    /** At a time: enough for the people of one installation, and two of twenty connections at the very most. */
    static final int MAX = 2;

    private static final int RETRY_SECONDS = 10;

    private final AtomicInteger running = new AtomicInteger();

    /** 429 when there are too many. */
    void requireRoom() {
        if (running.get() >= MAX) {
            throw ProblemException.tooMany(
                    "Two exports or bundles are being made already; try again when one is done.", RETRY_SECONDS);
        }
    }

    /** One that runs until it is closed; of two that begin in the same moment, both may. */
    Running begin() {
        running.incrementAndGet();
        return running::decrementAndGet;
    }

    /** A download that is being made. */
    interface Running extends AutoCloseable {
        @Override
        void close();
    }
}
