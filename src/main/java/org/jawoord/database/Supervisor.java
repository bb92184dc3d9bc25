package org.jawoord.database;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Keeps the embedded server running: when it ends though nobody asked, starts it again on the same port, so that the
 * connection pool finds it by itself. Waits longer after each failure, up to {@link #LONGEST_PAUSE}.
 */
final class Supervisor {

    /** Starts the server and waits until it is ready. */
    interface Start {
        PostgresProcess run() throws IOException, InterruptedException;
    }

    private static final Logger LOG = Logger.getLogger(Supervisor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Start start;
    private PostgresProcess running;
    private boolean stopping;

    Supervisor(PostgresProcess running, Start start) {
        this.running = running;
        this.start = start;
    }

    void watch() {
        Thread watcher = new Thread(this::restartWheneverItEnds, "postgres-supervisor");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Ends the server and the watching. */
    void stop(Duration patience) throws IOException, InterruptedException {
        PostgresProcess last;
        synchronized (this) {
            stopping = true;
            last = running;
        }
        last.stop(patience);
    }

    private void restartWheneverItEnds() {
        try {
            while (true) {
                current().ended().join();
                if (isStopping()) {
                    return;
                }
                LOG.error("PostgreSQL has ended unexpectedly; starting it again");
                restart();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (!isStopping()) {
            Thread.sleep(pause.toMillis());
            try {
                replace(start.run());
                LOG.info("PostgreSQL is back");
                return;
            } catch (IOException e) {
                LOG.warnf("PostgreSQL is not back yet: %s", e.getMessage());
                pause = longer(pause);
            }
        }
    }

    static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private synchronized PostgresProcess current() {
        return running;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private void replace(PostgresProcess started) throws IOException, InterruptedException {
        synchronized (this) {
            running = started;
            if (!stopping) {
                return;
            }
        }
        started.stop(Duration.ofSeconds(10));
    }
}
