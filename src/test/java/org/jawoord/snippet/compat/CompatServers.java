package org.jawoord.snippet.compat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A shop, a Jawoord that serves the modules of this build and takes every choice, and a vendor that counts what it is asked for: three
 * origins on free ports.
 */
final class CompatServers implements AutoCloseable {

    private static final List<String> MODULES =
            List.of("preferences", "compat", "takeover", "cookiebot", "onetrust", "klaro", "orestbida");

    private static final String CONFIGURATION = """
            {"site":"demo","notice":"%s","version":1,"language":"nl","languages":["nl"],"name":"Shop",
             "controller":{"name":"Shop B.V."},"lifetime":{"accepted":"P6M","refused":"P6M"},"gpc":["marketing"],
             "categories":[{"key":"functional","basis":"consent","title":"Functional"},
               {"key":"analytics","basis":"consent","title":"Analytics"},{"key":"marketing","basis":"consent","title":"Marketing"}],
             "services":[{"key":"ga4","category":"analytics","kind":"script","title":"Google Analytics"},
               {"key":"youtube","category":"marketing","kind":"embed","title":"YouTube"}],
             "banner":{"layout":"box","texts":{}}}""".formatted("ab".repeat(32));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> hits = new CopyOnWriteArrayList<>();
    private final List<String> choices = new CopyOnWriteArrayList<>();
    private final HttpServer shop = server(this::shop);
    private final HttpServer jawoord = server(this::jawoord);
    private final HttpServer vendor = server(this::vendor);
    private volatile String page = "";

    String vendorOrigin() {
        return origin(vendor);
    }

    /** Jawoord's tag with these attributes. */
    String tag(String attributes) {
        return "<script src=\"" + origin(jawoord) + "/s/demo.js\" " + attributes + "></script>";
    }

    /** Serves a page from now on, in which {@code {T}} is the vendor's origin, and forgets what was asked for and chosen. */
    String open(String head, String body) {
        page =
                "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>x</title>%s</head><body>%s</body></html>"
                        .formatted(head, body)
                        .replace("{T}", origin(vendor));
        hits.clear();
        choices.clear();
        return origin(shop) + "/";
    }

    /** Paths that the vendor was asked for, without slash. */
    List<String> hits() {
        return List.copyOf(hits);
    }

    /** The choices that came in, as JSON. */
    List<String> choices() {
        return List.copyOf(choices);
    }

    private void shop(HttpExchange exchange) throws IOException {
        var known = exchange.getRequestURI().getPath().equals("/");
        answer(exchange, known ? 200 : 404, "text/html; charset=utf-8", known ? page : "");
    }

    private void jawoord(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var module = MODULES.stream()
                .filter(name -> path.equals("/s/assets/" + name + "-" + hash(name) + ".js"))
                .findFirst();
        if (path.equals("/s/demo.js")) {
            answer(exchange, 200, "text/javascript; charset=utf-8", file());
        } else if (module.isPresent()) {
            answer(exchange, 200, "text/javascript; charset=utf-8", resource("assets/" + module.get()));
        } else if (path.endsWith(".json")) {
            answer(exchange, 200, "application/json", CONFIGURATION);
        } else if (path.endsWith("/shown")) {
            answer(exchange, 204, "text/plain", ""); // nobody reads it: with a body the network would never be idle
        } else {
            if (exchange.getRequestMethod().equals("POST") && path.endsWith("/choices")) {
                choices.add(body);
            }
            answer(exchange, 201, "application/json", "{}");
        }
    }

    private void vendor(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var name = exchange.getRequestURI().getPath().substring(1);
        hits.add(name);
        if (name.startsWith("frame")) {
            answer(exchange, 200, "text/html", "<p>frame</p>");
        } else if (name.startsWith("img")) {
            answer(
                    exchange,
                    200,
                    "image/svg+xml",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>");
        } else {
            answer(exchange, 200, "text/javascript", "(window.log=window.log||[]).push('" + name + "')");
        }
    }

    private static String file() {
        var assets = MODULES.stream()
                .map(name -> "\"" + name + "\":\"" + hash(name) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return "!function(){" + resource("core") + "jawoordPart.start(" + CONFIGURATION + ",function(){"
                + resource("choice") + "jawoordPart.banner=function(){" + resource("banner")
                + "return jawoordPart};return jawoordPart},{assets:" + assets + "})}();";
    }

    private static String hash(String module) {
        try {
            var bytes = resource("assets/" + module).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (var in = CompatServers.class.getResourceAsStream("/snippet/" + name + ".js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
        List.of(shop, jawoord, vendor).forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
