import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadLocalRandom;

/** One connection of the client, with at most one request under way. */
final class Connection {

    private static final int LARGEST_REQUEST = 8 * 1024;

    /** New connections come from many loopback addresses: one has only some ten thousand ports, each shut for a minute. */
    private static final int ADDRESSES = 250;

    private final int port;
    private final Selector selector;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST_REQUEST);
    private final AnswerReader reader = new AnswerReader();
    private SocketChannel channel;
    private boolean waiting;
    private long since;

    Connection(int port, Selector selector) throws IOException {
        this.port = port;
        this.selector = selector;
        open();
    }

    void open() throws IOException {
        channel = SocketChannel.open();
        channel.bind(new InetSocketAddress("127.0.0." + (2 + ThreadLocalRandom.current().nextInt(ADDRESSES)), 0));
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.configureBlocking(false);
        channel.socket().setTcpNoDelay(true);
        channel.register(selector, SelectionKey.OP_READ, this);
        reader.reset();
        waiting = false;
    }

    void close() throws IOException {
        channel.close();
    }

    /** @param from when the request was due: its latency counts from there */
    void send(Requests requests, long from) throws IOException {
        out.clear();
        requests.next(out);
        out.flip();
        since = from;
        waiting = true;
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** Reads what is there; whether an answer is complete. */
    boolean receive(ByteBuffer in) throws IOException {
        in.clear();
        int read = channel.read(in);
        if (read < 0) {
            throw new IOException("closed by the server");
        }
        if (read == 0 || !reader.feed(in.array(), read)) {
            return false;
        }
        waiting = false;
        return true;
    }

    int status() {
        return reader.status();
    }

    /** Whether a request is under way. */
    boolean isWaiting() {
        return waiting;
    }

    /** When the request was due, in nanoseconds. */
    long since() {
        return since;
    }
}
