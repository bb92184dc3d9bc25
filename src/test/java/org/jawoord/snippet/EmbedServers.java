package org.jawoord.snippet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A shop with embeds, a Jawoord that keeps the choices it is sent and has a picture of everything, and the embeds' provider. */
final class EmbedServers implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PURPOSES = """
            "categories":[
              {"key":"videos","basis":"consent","title":"Videos from others","purpose":"Playing the video. VidCo then sees which page you watch it on."},
              {"key":"social","basis":"consent","title":"Messages from others","purpose":"Showing messages."}],
            "services":[
              {"key":"vidco","category":"videos","kind":"iframe","title":"VidCo","provider":{"name":"VidCo Ltd."},
               "matches":["{V}/*"],"preview":{"id":"{V}/embed/{id}"}},
              {"key":"chirps","category":"social","kind":"script","title":"Chirps","provider":{"name":"Chirp Inc."}}],""";

    private static final String PICTURE = """
            <svg xmlns="http://www.w3.org/2000/svg" width="48" height="36"><rect width="48" height="36" fill="#888"/></svg>""";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<JsonNode> choices = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final HttpServer shop = server(this::shop);
    private final HttpServer jawoord = server(this::jawoord);
    private final HttpServer provider = server(this::provider);
    private volatile String page = "";
    private volatile String language = "en";
    private volatile String layout = "box";

    /** Where the embeds come from. */
    String provider() {
        return origin(provider);
    }

    String jawoord() {
        return origin(jawoord);
    }

    /** The tag, with more attributes. */
    String tag(String attributes) {
        return "<script src=\"" + jawoord() + "/s/demo.js\" " + attributes + "></script>";
    }

    /** A language that the banner has words in. */
    EmbedServers speaking(String tag) {
        language = tag;
        return this;
    }

    EmbedServers withLayout(String name) {
        layout = name;
        return this;
    }

    EmbedServers withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Serves this page from now on, {@code {V}} in it being the provider's origin; answers its address. */
    String open(String html) {
        page = html.replace("{V}", provider());
        return origin(shop) + "/";
    }

    /** Paths that the provider was asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Bodies of the choices that came in. */
    List<JsonNode> choices() {
        return List.copyOf(choices);
    }

    private void shop(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        var known = exchange.getRequestURI().getPath().equals("/");
        answer(exchange, known ? 200 : 404, "text/html; charset=utf-8", known ? page : "");
    }

    private void provider(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        answer(exchange, 200, "text/html", "<!doctype html><title>Video</title><button>Play</button>");
    }

    private void jawoord(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/s/demo.js")) {
            answer(exchange, 200, "text/javascript; charset=utf-8", file());
        } else if (path.startsWith("/s/assets/")) {
            answer(
                    exchange,
                    200,
                    "text/javascript; charset=utf-8",
                    asset(path.replaceAll("/s/assets/|-[\\w-]{43}\\.js", "")));
        } else if (path.endsWith(".json")) {
            answer(exchange, 200, "application/json", configuration());
        } else if (path.contains("/previews/")) {
            answer(exchange, 200, "image/svg+xml", PICTURE);
        } else if (path.endsWith("/shown")) {
            answer(exchange, 204, "text/plain", ""); // nobody reads it: with a body the network would never be idle
        } else {
            if (exchange.getRequestMethod().equals("POST") && path.endsWith("/choices")) {
                choices.add(JSON.readTree(body));
            }
            answer(exchange, 201, "application/json", "{}");
        }
    }

    private String configuration() throws IOException {
        try (var texts = EmbedServers.class.getResourceAsStream("/texts/" + language + ".json")) {
            return """
                    {"site":"demo","notice":"%s","version":1,"language":"%s","languages":["%2$s"],"controller":{"name":"Shop"},
                     "lifetime":{"accepted":"P6M","refused":"P6M"},%s"banner":{"layout":"%s","texts":%s}}""".formatted(
                            "ab".repeat(32),
                            language,
                            PURPOSES.replace("{V}", provider()),
                            layout,
                            new String(texts.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String file() throws IOException {
        return "!function(){" + TagServers.resource("core") + "jawoordPart.start(" + configuration() + ",function(){"
                + TagServers.resource("choice") + "jawoordPart.banner=function(){" + TagServers.resource("banner")
                + "return jawoordPart};return jawoordPart},{assets:{" + hashed("preferences") + ","
                + hashed("placeholders")
                + "}})}();";
    }

    private static String hashed(String name) {
        return "%s:\"%s\"".formatted(name, new Asset(name, asset(name)).hash());
    }

    private static String asset(String name) {
        return TagServers.resource("assets/" + name.toLowerCase(Locale.ROOT));
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
        var answer = exchange.getResponseHeaders();
        answer.set("Content-Type", type);
        answer.set("Cache-Control", "no-store");
        answer.set("Access-Control-Allow-Origin", "*");
        answer.set("Access-Control-Allow-Headers", "content-type");
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
        List.of(shop, jawoord, provider).forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
