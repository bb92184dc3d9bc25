package org.jawoord.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A TCP relay on a free loopback port, which breaks on demand. */
public final class FaultProxy implements AutoCloseable {

    /** What happens to what passes through. */
    public enum Mode {
        /** It passes. */
        WHOLE,
        /** Connections are closed, and new ones too. */
        CUT,
        /** Connections stay open, nothing comes through: half-open. */
        STALLED
    }

    private static final int BUFFER = 16 * 1024;
    private static final long LOOK_NANOS = 5_000_000;

    private volatile InetSocketAddress target;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService relays = Executors.newCachedThreadPool();
    private volatile Mode mode = Mode.WHOLE;

    /** A relay to a port of this machine. */
    public FaultProxy(int port) {
        leadTo(port);
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        relays.submit(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** To another port of this machine, from the next connection on. */
    public void leadTo(int port) {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** From now on. */
    public void be(Mode next) {
        mode = next;
        if (next == Mode.CUT) {
            open.forEach(FaultProxy::close);
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                if (mode == Mode.CUT) {
                    close(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // closed, or the target is away
            }
        }
    }

    private void connect(Socket client) throws IOException {
        var server = new Socket();
        open.add(client);
        open.add(server);
        server.connect(target);
        relays.submit(() -> relay(client, server));
        relays.submit(() -> relay(server, client));
    }

    private void relay(Socket from, Socket to) {
        var bytes = new byte[BUFFER];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                while (mode == Mode.STALLED) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
                out.write(bytes, 0, n);
            }
        } catch (IOException e) {
            // the other side ended it
        }
        close(from);
        close(to);
        open.remove(from);
        open.remove(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // then it is closed
        }
    }

    @Override
    public void close() {
        be(Mode.CUT);
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        relays.shutdownNow();
    }
}
