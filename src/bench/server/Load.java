import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Puts a load on a server and says what came of it. */
final class Load {

    private Load() {}

    static Outcome run(Subject subject, Workload load, int clientThreads, Duration warmUp, Duration round)
            throws IOException, InterruptedException {
        int count = Math.max(1, Math.min(clientThreads, load.connections()));
        var threads = new ArrayList<LoadThread>();
        for (int i = 0; i < count; i++) {
            threads.add(new LoadThread(subject.port(), load, count));
        }
        threads.forEach(Thread::start);
        Thread.sleep(warmUp.toMillis());
        var before = Spent.until(subject);
        long start = System.nanoTime();
        threads.forEach(thread -> thread.measure(true));
        Thread.sleep(round.toMillis());
        threads.forEach(thread -> thread.measure(false));
        double seconds = (System.nanoTime() - start) / 1e9;
        var spent = Spent.until(subject).since(before);
        for (var thread : threads) {
            thread.end();
        }
        return outcome(load, threads, seconds, spent);
    }

    private static Outcome outcome(Workload load, ArrayList<LoadThread> threads, double seconds, Spent spent) {
        var measured = new TreeMap<Integer, Histogram>();
        var all = new TreeMap<Integer, Long>();
        for (var thread : threads) {
            for (int status = 0; status < thread.all.length; status++) {
                if (thread.measured[status] != null) {
                    var histogram = thread.measured[status];
                    measured.merge(status, histogram, Load::sum);
                }
                if (thread.all[status] > 0) {
                    all.merge(status, thread.all[status], Long::sum);
                }
            }
        }
        return new Outcome(load.expected(), measured, all, seconds, spent);
    }

    private static Histogram sum(Histogram one, Histogram other) {
        one.add(other);
        return one;
    }
}
