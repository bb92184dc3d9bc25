package org.jawoord.snippet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jawoord.shared.Sha256;

/**
 * A shop, a Jawoord that takes every choice, a vendor that counts what it is asked for, and a stranger whom no service matches: four
 * origins on free ports. Scripts log their names in {@code window.log}; {@code ?delay=} is in milliseconds.
 */
final class TagServers implements AutoCloseable {

    private static final String CONFIGURATION = """
            {"site":"demo","notice":"%s","version":1,"language":"nl","languages":["nl"],"defaultLanguage":"nl","name":"Shop",
             "controller":{"name":"Shop B.V."},"lifetime":{"accepted":"P6M","refused":"P6M"},
             "categories":[{"key":"marketing","basis":"consent","title":"Marketing","purpose":"Ads"},
               {"key":"analytics","basis":"consent","title":"Statistics","purpose":"Counting"}],
             "services":[{"key":"evil","category":"marketing","kind":"script","title":"Evil","provider":{"name":"Evil Ltd."},
               "matches":["%s/*"],"cookies":[{"name":"_evil*","lifetime":"P1Y"},{"name":"_shared","lifetime":"P1Y"}],
               "storage":["evil*"]},
               {"key":"counter","category":"analytics","kind":"script","title":"Counter","provider":{"name":"Counter Ltd."},
               "cookies":[{"name":"_shared","lifetime":"P1Y"}]}],
             "banner":{"layout":"box","texts":{}}}""";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> hits = new CopyOnWriteArrayList<>();
    private final HttpServer shop = server(this::shop);
    private final HttpServer jawoord = server(this::jawoord);
    private final HttpServer vendor = server(exchange -> thirdParty(exchange, hits));
    private final List<String> strangerHits = new CopyOnWriteArrayList<>();
    private final HttpServer stranger = server(exchange -> thirdParty(exchange, strangerHits));
    private volatile String page = "";

    String vendorOrigin() {
        return origin(vendor);
    }

    String strangerOrigin() {
        return origin(stranger);
    }

    String shopOrigin() {
        return origin(shop);
    }

    String script() {
        return origin(jawoord) + "/s/demo.js";
    }

    /** Serves this page from now on, and forgets what the vendor was asked for. */
    String open(String html) {
        page = html;
        hits.clear();
        return origin(shop) + "/";
    }

    /** Paths that the vendor was asked for, without slash and query. */
    List<String> hits() {
        return List.copyOf(hits);
    }

    List<String> strangerHits() {
        return List.copyOf(strangerHits);
    }

    void forgetHits() {
        strangerHits.clear();
        hits.clear();
    }

    private void shop(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith("/own")) {
            answer(exchange, 200, "text/javascript", logging(path.substring(1)));
        } else if (path.equals("/") || path.startsWith("/page/")) {
            answer(exchange, 200, "text/html; charset=utf-8", page);
        } else {
            answer(exchange, 404, "text/html", "");
        }
    }

    private void jawoord(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/s/demo.js")) {
            answer(exchange, 200, "text/javascript; charset=utf-8", file());
        } else if (path.equals(SWEEP.path())) {
            answer(exchange, 200, "text/javascript; charset=utf-8", SWEEP.code());
        } else if (path.endsWith("/shown")) {
            answer(exchange, 204, "text/plain", ""); // nobody reads it: with a body the network would never be idle
        } else {
            answer(exchange, 201, "application/json", "{}");
        }
    }

    private void thirdParty(HttpExchange exchange, List<String> hits) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var name = exchange.getRequestURI().getPath().substring(1);
        hits.add(name);
        if (name.startsWith("img")) {
            answer(
                    exchange,
                    200,
                    "image/svg+xml",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>");
        } else if (name.startsWith("frame")) {
            answer(exchange, 200, "text/html", "<p>frame</p>");
        } else {
            answer(exchange, 200, "text/javascript", logging(name));
        }
    }

    private static String logging(String name) {
        return "(self.log=self.log||[]).push('" + name + "')";
    }

    private String file() {
        return "!function(){" + resource("core") + "jawoordPart.start("
                + CONFIGURATION.formatted("ab".repeat(32), vendorOrigin())
                + ",function(){" + resource("choice") + "jawoordPart.banner=function(){" + resource("banner")
                + "return jawoordPart};return jawoordPart},{assets:{sweep:\"" + SWEEP.hash() + "\"}})}();";
    }

    /** The module that deletes what refused services keep. */
    private static final Module SWEEP = new Module("sweep");

    private record Module(String name) {

        String code() {
            return resource("assets/" + name);
        }

        String hash() {
            return Sha256.base64url(code());
        }

        String path() {
            return "/s/assets/" + name + "-" + hash() + ".js";
        }
    }

    /** A bundle of this build. */
    static String resource(String name) {
        try (var in = TagServers.class.getResourceAsStream("/snippet/" + name + ".js")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private HttpServer server(Handler handler) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", handler::handle);
            server.setExecutor(threads);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        if (query != null && query.startsWith("delay=")) {
            LockSupport.parkNanos(1_000_000L * Integer.parseInt(query.substring("delay=".length())));
        }
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

    private static String origin(HttpServer server) {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        List.of(shop, jawoord, vendor, stranger).forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
