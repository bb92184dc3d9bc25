package org.jawoord.shared;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Work that is done over and over in a thread of its own. A failure doesn't end it: why it fails is told in the log, again when
 * that is something else ({@link Causes}), and once that it works again.
 */
public final class Background {

    private final Logger log;
    private final String fails;
    private final String worksAgain;
    private final ScheduledExecutorService timer;
    private final Causes causes = new Causes();
    private boolean failing;

    /**
     * @param thread name of the thread
     * @param fails what is so while it fails; the reason is added
     * @param worksAgain what is so from then on
     */
    public Background(String thread, Logger log, String fails, String worksAgain) {
        this.log = log;
        this.fails = fails;
        this.worksAgain = worksAgain;
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> {
            var daemon = new Thread(work, thread);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** What is done. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Does it with a pause before each time. */
    public void every(Duration pause, Work work) {
        every(worked -> pause, work);
    }

    /**
     * Does it with a pause before each time.
     *
     * @param pause by how long the work took the last time; zero before the first
     */
    public void every(UnaryOperator<Duration> pause, Work work) {
        after(pause.apply(Duration.ZERO), pause, work);
    }

    private void after(Duration wait, UnaryOperator<Duration> pause, Work work) {
        try {
            var unused = timer.schedule(
                    () -> {
                        long before = System.nanoTime();
                        attempt(work);
                        after(pause.apply(Duration.ofNanos(System.nanoTime() - before)), pause, work);
                    },
                    wait.toNanos(),
                    TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // it was stopped
        }
    }

    /** Does it once in the thread, after what is being done. */
    public void soon(Runnable work) {
        timer.execute(work);
    }

    /** Does it once, here. */
    public synchronized void attempt(Work work) {
        try {
            work.run();
            if (failing) {
                log.info(worksAgain);
            }
            failing = false;
        } catch (Exception e) {
            var cause = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            if (causes.areNew(cause, failing, System.nanoTime())) {
                log.warnf("%s: %s", fails, cause);
            }
            failing = true;
        }
    }

    /**
     * Which causes of failures are worth a line: the first one, and each that is another than the last one told of, at most once
     * a minute each. A cause that reads otherwise every time, by a number in it, must not fill the log either.
     */
    static final class Causes {

        static final Duration PAUSE = Duration.ofMinutes(1);

        /** Different ones within that time; what comes on top of them says no more. */
        static final int MAX = 5;

        private final Map<String, Long> toldAt = new HashMap<>();
        private String last;

        /**
         * Whether to tell of a failure now; if so, it is taken as told.
         *
         * @param failing whether it failed the time before too
         * @param nanos of a clock that only goes on
         */
        boolean areNew(String cause, boolean failing, long nanos) {
            toldAt.values().removeIf(at -> nanos - at >= PAUSE.toNanos());
            boolean isNew = !failing || (!cause.equals(last) && !toldAt.containsKey(cause) && toldAt.size() < MAX);
            if (isNew) {
                last = cause;
                if (toldAt.size() < MAX) {
                    toldAt.put(cause, nanos);
                }
            }
            return isNew;
        }
    }

    /** Begins nothing any more, and breaks off what is being done. */
    public void stop() {
        timer.shutdownNow();
    }

    /** Begins nothing any more, and waits for what is being done; breaks it off when that takes longer. */
    public void stop(Duration patience) throws InterruptedException {
        timer.shutdown();
        if (!timer.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            timer.shutdownNow();
        }
    }
}
