import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** One thread of the client, with its share of the connections and of the rate. */
final class LoadThread extends Thread {

    /** For connections that were closed before the answer: the request may have been carried out or not. */
    static final int UNANSWERED = 0;

    /** For requests that were due at a fixed rate and found no free connection until the end. */
    static final int UNSENT = 1;

    private static final int STATUSES = 600;
    private static final int BUFFER = 64 * 1024;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /** Between two looks at a fixed rate: what the client itself may add to a latency. */
    private static final long LOOK_NANOS = 50_000;

    private final Workload load;
    private final Selector selector;
    private final ArrayList<Connection> connections = new ArrayList<>();
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private final ArrayDeque<Long> due = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
    private final long gap;
    final Histogram[] measured = new Histogram[STATUSES];
    final long[] all = new long[STATUSES];
    private long nextDue;
    private int waiting;
    private volatile boolean measuring;
    private volatile boolean ending;
    private volatile Exception failure;

    LoadThread(int port, Workload load, int threads) throws IOException {
        super("load");
        this.load = load;
        this.selector = Selector.open();
        this.gap = load.perSecond() == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) * threads / load.perSecond();
        for (int i = 0; i < Math.max(1, load.connections() / threads); i++) {
            connections.add(new Connection(port, selector));
        }
    }

    void measure(boolean on) {
        measuring = on;
    }

    /** Sends nothing more and waits for what is under way. */
    void end() throws InterruptedException {
        ending = true;
        join();
        if (failure != null) {
            throw new IllegalStateException("the client failed", failure);
        }
    }

    @Override
    public void run() {
        try (selector) {
            idle.addAll(connections);
            nextDue = System.nanoTime();
            long deadline = Long.MAX_VALUE;
            while (!ending || (waiting > 0 && System.nanoTime() < deadline)) {
                if (ending && deadline == Long.MAX_VALUE) {
                    deadline = System.nanoTime() + PATIENCE;
                }
                if (!ending) {
                    sendWhatIsDue();
                }
                look();
            }
            all[UNANSWERED] += waiting;
            all[UNSENT] += due.size();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    private void look() throws IOException {
        int ready = gap == 0 ? selector.select(this::ready, 100) : selector.selectNow(this::ready);
        if (ready == 0 && gap > 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void sendWhatIsDue() throws IOException {
        if (gap == 0) {
            while (!idle.isEmpty()) {
                send(idle.poll(), System.nanoTime());
            }
            return;
        }
        for (long now = System.nanoTime(); nextDue <= now; nextDue += gap) {
            due.add(nextDue);
        }
        while (!due.isEmpty() && !idle.isEmpty()) {
            send(idle.poll(), due.poll());
        }
    }

    private void send(Connection connection, long from) throws IOException {
        waiting++;
        try {
            connection.send(load.requests(), from);
        } catch (IOException closed) {
            answered(connection, UNANSWERED);
            reopen(connection);
        }
    }

    private void ready(SelectionKey key) {
        var connection = (Connection) key.attachment();
        boolean asked = connection.isWaiting();
        try {
            if (!connection.receive(in)) {
                return;
            }
            answered(connection, connection.status());
            if (!load.keepAlive()) {
                reopen(connection);
            } else {
                idle.add(connection);
            }
        } catch (IOException closed) {
            if (asked) {
                answered(connection, UNANSWERED);
            } else {
                idle.remove(connection);
            }
            reopen(connection);
        }
        if (gap == 0 && !ending) {
            sendNow();
        }
    }

    private void sendNow() {
        try {
            sendWhatIsDue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reopen(Connection connection) {
        try {
            connection.close();
            connection.open();
            idle.add(connection);
        } catch (IOException e) {
            throw new UncheckedIOException("the server takes no connection", e);
        }
    }

    private void answered(Connection connection, int status) {
        waiting--;
        all[status]++;
        if (measuring) {
            if (measured[status] == null) {
                measured[status] = new Histogram(LONGEST_MICROS, 3);
            }
            long micros = (System.nanoTime() - connection.since()) / 1000;
            measured[status].recordValue(Math.min(micros, LONGEST_MICROS));
        }
    }
}
