package org.jawoord.snippet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jawoord.testing.TestSite;

/**
 * An owner's web server on a free port, with the server under test behind {@code /s/} and {@code /v1/} of its own origin, as
 * OPERATING.md has it. Each answer of its own gets the policy that {@link #policy} makes of the visitor's cookies.
 */
final class OwnerServer implements AutoCloseable {

    private static final List<String> HANDED_ON = List.of("Origin", "Content-Type", "Cookie");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean down;
    private volatile Function<String, String> policy = cookies -> "";

    OwnerServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::own);
        server.createContext("/s/", this::handOn);
        server.createContext("/v1/", this::handOn);
        server.setExecutor(threads);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Serves a page, or with a path that ends in {@code .js} a script. */
    OwnerServer serve(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** Whether what records is away. */
    OwnerServer down(boolean isDown) {
        down = isDown;
        return this;
    }

    /** The value of {@code Content-Security-Policy} for a visitor with these cookies; none when empty. */
    OwnerServer policy(Function<String, String> cookies) {
        policy = cookies;
        return this;
    }

    /** The policy that the gate of a site names, as a proxy with {@code auth_request_set} asks for it. */
    OwnerServer policyOfTheGate(TestSite site) {
        return policy(cookies -> send(HttpRequest.newBuilder(jawoord(site.path("gate")))
                        .header("Cookie", cookies)
                        .build())
                .headers()
                .firstValue("Jawoord-Csp")
                .orElseThrow());
    }

    private void own(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var text = files.get(path);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        var cookies = exchange.getRequestHeaders().getFirst("Cookie");
        var value = policy.apply(cookies == null ? "none=1" : cookies);
        if (!value.isEmpty()) {
            headers.set("Content-Security-Policy", value);
        }
        answer(exchange, text == null ? 404 : 200, (text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
    }

    private void handOn(HttpExchange exchange) throws IOException {
        if (down && exchange.getRequestURI().getPath().startsWith("/v1/")) {
            answer(exchange, 503, new byte[0]);
            return;
        }
        var request = HttpRequest.newBuilder(jawoord(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (var name : HANDED_ON) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        var response = send(request.build());
        for (var name : List.of("Content-Type", "Access-Control-Allow-Origin", "Set-Cookie")) {
            response.headers().firstValue(name).ifPresent(value -> exchange.getResponseHeaders()
                    .set(name, value));
        }
        answer(exchange, response.statusCode(), response.body());
    }

    private static URI jawoord(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
