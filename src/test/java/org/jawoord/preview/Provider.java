package org.jawoord.preview;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands for a provider on the internet: a web server of this machine, under a name that the tests have lead there. */
final class Provider implements AutoCloseable {

    /** No name service knows it. */
    static final String HOST = "pictures.invalid";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;

    /** A request as it came in. */
    record Asked(String address, Headers headers) {}

    private record Answer(int status, Map<String, String> headers, byte[] body, boolean stalls) {}

    Provider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The name service in which {@link #HOST} is this machine, as if that were on the internet; and nothing else is. */
    static PublicAddresses addresses() {
        return new Names();
    }

    static class Names extends PublicAddresses {
        @Override
        Optional<InetAddress> of(String host) {
            return HOST.equals(host) ? Optional.of(InetAddress.getLoopbackAddress()) : Optional.empty();
        }
    }

    String origin() {
        return "http://" + HOST + ":" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Provider has(String path, int status, String type, byte[] body) {
        return has(path, status, Map.of("Content-Type", type), body);
    }

    Provider has(String path, int status, Map<String, String> headers, byte[] body) {
        answers.put(path, new Answer(status, headers, body, false));
        return this;
    }

    /** Sends the head and half of a picture, and then nothing until the test is over. */
    Provider stallsAt(String path) {
        answers.put(path, new Answer(200, Map.of("Content-Type", "image/jpeg"), Pictures.of(PictureType.JPEG), true));
        return this;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new Asked(exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
        var answer =
                answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, Map.of(), new byte[0], false));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        try (exchange) {
            var body = answer.body();
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body, 0, answer.stalls() ? body.length / 2 : body.length);
            exchange.getResponseBody().flush();
            if (answer.stalls()) {
                over.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
