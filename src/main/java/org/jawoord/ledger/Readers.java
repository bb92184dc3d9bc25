package org.jawoord.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads parts of the database at the same time and hands them on in order. What waits for its turn is bounded, so that
 * a ledger of any size takes the same memory.
 */
final class Readers implements AutoCloseable {

    /** Most threads, each with its connection: a PostgreSQL as it is delivered lets 100 in, and a server is one of them. */
    static final int MAX = 8;

    /** Parts for each thread that are read or wait for their turn: one in work, one done, so that nobody is idle. */
    static final int AHEAD = 2;

    private static final long STOP_SECONDS = 30;

    private final Connections connections;
    private final int ahead;
    private final ExecutorService threads;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /**
     * Readers for a machine.
     *
     * @param processors how many it has; each gets a thread, up to {@value #MAX}
     */
    Readers(Connections connections, int processors) {
        int count = Math.max(1, Math.min(processors, MAX));
        this.connections = connections;
        this.ahead = AHEAD * count;
        this.threads = Executors.newFixedThreadPool(count, work -> {
            var thread = new Thread(work, "ledger-reader");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Reads one part. */
    @FunctionalInterface
    interface Part<T> {
        T read(Connection connection) throws SQLException, IOException;
    }

    /** Takes what was read; a fault ends the reading. */
    @FunctionalInterface
    interface Taker<T> {
        void take(T read) throws SQLException, IOException, LedgerFault;
    }

    /** Reads all parts, and hands on what they read in their order, in the thread that called. */
    <T> void inOrder(Iterator<Part<T>> parts, Taker<T> taker) throws SQLException, IOException, LedgerFault {
        var waiting = new ArrayDeque<Future<T>>();
        try {
            do {
                while (waiting.size() < ahead && parts.hasNext()) {
                    var part = parts.next();
                    waiting.add(threads.submit(() -> read(part)));
                }
                if (!waiting.isEmpty()) {
                    taker.take(result(waiting.remove()));
                }
            } while (!waiting.isEmpty() || parts.hasNext());
        } finally {
            waiting.forEach(rest -> rest.cancel(false));
        }
    }

    private <T> T read(Part<T> part) throws SQLException, IOException {
        var free = idle.poll();
        var connection = free == null ? connections.open() : free;
        try {
            return part.read(connection);
        } finally {
            idle.add(connection);
        }
    }

    private static <T> T result(Future<T> future) throws SQLException, IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Waits for what is being read, and closes the connections. */
    @Override
    public void close() throws SQLException {
        threads.shutdown();
        try {
            var unused = threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var connection : idle) {
            connection.close();
        }
    }
}
