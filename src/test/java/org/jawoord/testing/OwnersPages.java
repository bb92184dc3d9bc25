package org.jawoord.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An owner's web server: pages on one free port, under every name that ends in {@code .localhost}, which browsers take
 * to be this machine. Remembers what it was asked for.
 */
public final class OwnersPages implements AutoCloseable {

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private record Page(String html, Map<String, String> headers) {}

    /** Starts a server without pages. */
    public OwnersPages() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** The origin of its pages under a host name, such as {@code www.shop.localhost}. */
    public String origin(String host) {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    /** Serves a page at a path from now on. */
    public OwnersPages with(String path, String html, Map<String, String> headers) {
        pages.put(path, new Page(html, headers));
        return this;
    }

    /** Serves a page with this in its head and body. */
    public OwnersPages with(String path, String head, String body) {
        return with(
                path,
                "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Shop</title>" + head
                        + "</head><body><main>" + body + "</main></body></html>",
                Map.of());
    }

    /** Paths that were asked for, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath();
        asked.add(path);
        var page = pages.get(path);
        try (exchange) {
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "text/html; charset=utf-8");
            page.headers().forEach(headers::set);
            var bytes = page.html().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
