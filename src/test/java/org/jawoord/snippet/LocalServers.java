package org.jawoord.snippet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Small servers on free ports of this machine, which let any page read what they answer: shops, vendors, and a Jawoord in between. */
public final class LocalServers implements AutoCloseable {

    /** A picture of one pixel. */
    public static final String PICTURE = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HttpServer> servers = new ArrayList<>();

    /** Answers a request, on a thread of its own. */
    public interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    /** Starts one more; answers its origin. */
    public String start(Handler handler) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", handler::handle);
            server.setExecutor(threads);
            server.start();
            servers.add(server);
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an answer that any page may read and nobody keeps. */
    public static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Headers", "content-type");
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** What a Jawoord answers to whatever a page tells it: nothing to a count, which nobody reads, or the network would never be idle. */
    public static void acknowledge(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/shown")) {
            answer(exchange, 204, "text/plain", "");
        } else {
            answer(exchange, 201, "application/json", "{}");
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
