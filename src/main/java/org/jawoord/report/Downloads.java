package org.jawoord.report;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jawoord.shared.ProblemException;

/** How many exports and bundles are being made on this node: each keeps a worker thread and a share of the database busy. */
@Singleton
class Downloads {

    /** At a time: enough for the people of one installation, and two of twenty connections at the very most. */
    static final int MAX = 2;

    private static final int RETRY_SECONDS = 10;

    private final AtomicInteger running = new AtomicInteger();

    /**
     * A place, at once, or 429 when all are taken. It is given back when it is closed, when the answer has ended, however it did,
     * and when the client goes, even before the first byte: whichever comes first.
     */
    Place take(RoutingContext request) {
        if (running.incrementAndGet() > MAX) {
            running.decrementAndGet();
            throw ProblemException.tooMany(
                    "Two exports or bundles are being made already; try again when one is done.", RETRY_SECONDS);
        }
        var place = new Place();
        request.addEndHandler(ended -> place.close());
        if (request.response().closed() || request.response().ended()) {
            place.close(); // it was over before anybody listened
        }
        return place;
    }

    /** That of a download that is being made. */
    final class Place implements AutoCloseable {

        private final AtomicBoolean taken = new AtomicBoolean(true);

        /** Gives it back; once, however often it is called. */
        @Override
        public void close() {
            if (taken.compareAndSet(true, false)) {
                running.decrementAndGet();
            }
        }

        /** Fails when it was given back: nobody waits for the rest. */
        void requireTaken() throws IOException {
            if (!taken.get()) {
                throw new IOException("the client went away");
            }
        }

        /** The same stream, for as long as the place is taken. */
        OutputStream guarded(OutputStream client) {
            return new FilterOutputStream(client) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    requireTaken();
                    out.write(bytes, from, length);
                }
            };
        }
    }
}
