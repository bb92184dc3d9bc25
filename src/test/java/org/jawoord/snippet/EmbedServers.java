package org.jawoord.snippet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

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

    private static final List<String> MODULES = List.of("preferences", "placeholders");

    private final LocalServers servers = new LocalServers();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<JsonNode> choices = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final String shop = servers.start(this::shop);
    private final String jawoord = servers.start(this::jawoord);
    private final String provider = servers.start(this::provider);
    private volatile String page = "";
    private volatile String language = "en";
    private volatile String layout = "box";

    /** Where the embeds come from. */
    String provider() {
        return provider;
    }

    String jawoord() {
        return jawoord;
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
        return shop + "/";
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
        LocalServers.answer(exchange, known ? 200 : 404, "text/html; charset=utf-8", known ? page : "");
    }

    private void provider(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().getPath());
        LocalServers.answer(exchange, 200, "text/html", "<!doctype html><title>Video</title><button>Play</button>");
    }

    private void jawoord(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath();
        var module = BuiltSnippet.moduleAt(path, MODULES);
        if (path.equals("/s/demo.js")) {
            LocalServers.answer(
                    exchange, 200, "text/javascript; charset=utf-8", BuiltSnippet.file(configuration(), MODULES));
        } else if (module.isPresent()) {
            LocalServers.answer(exchange, 200, "text/javascript; charset=utf-8", module.get());
        } else if (path.endsWith(".json")) {
            LocalServers.answer(exchange, 200, "application/json", configuration());
        } else if (path.contains("/previews/")) {
            LocalServers.answer(exchange, 200, "image/svg+xml", PICTURE);
        } else {
            if (exchange.getRequestMethod().equals("POST") && path.endsWith("/choices")) {
                choices.add(JSON.readTree(body));
            }
            LocalServers.acknowledge(exchange);
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

    @Override
    public void close() {
        servers.close();
    }
}
