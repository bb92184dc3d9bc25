package org.jawoord.snippet.compat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jawoord.snippet.BuiltSnippet;
import org.jawoord.snippet.LocalServers;

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

    private final LocalServers servers = new LocalServers();
    private final List<String> hits = new CopyOnWriteArrayList<>();
    private final List<String> choices = new CopyOnWriteArrayList<>();
    private final String shop = servers.start(this::shop);
    private final String jawoord = servers.start(this::jawoord);
    private final String vendor = servers.start(this::vendor);
    private volatile String page = "";

    String vendorOrigin() {
        return vendor;
    }

    /** Jawoord's tag with these attributes. */
    String tag(String attributes) {
        return "<script src=\"" + jawoord + "/s/demo.js\" " + attributes + "></script>";
    }

    /** Serves a page from now on, in which {@code {T}} is the vendor's origin, and forgets what was asked for and chosen. */
    String open(String head, String body) {
        page =
                "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>x</title>%s</head><body>%s</body></html>"
                        .formatted(head, body)
                        .replace("{T}", vendor);
        hits.clear();
        choices.clear();
        return shop + "/";
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
        LocalServers.answer(exchange, known ? 200 : 404, "text/html; charset=utf-8", known ? page : "");
    }

    private void jawoord(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var module = BuiltSnippet.moduleAt(path, MODULES);
        if (path.equals("/s/demo.js")) {
            LocalServers.answer(
                    exchange, 200, "text/javascript; charset=utf-8", BuiltSnippet.file(CONFIGURATION, MODULES));
        } else if (module.isPresent()) {
            LocalServers.answer(exchange, 200, "text/javascript; charset=utf-8", module.get());
        } else if (path.endsWith(".json")) {
            LocalServers.answer(exchange, 200, "application/json", CONFIGURATION);
        } else {
            if (exchange.getRequestMethod().equals("POST") && path.endsWith("/choices")) {
                choices.add(body);
            }
            LocalServers.acknowledge(exchange);
        }
    }

    private void vendor(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var name = exchange.getRequestURI().getPath().substring(1);
        hits.add(name);
        if (name.startsWith("frame")) {
            LocalServers.answer(exchange, 200, "text/html", "<p>frame</p>");
        } else if (name.startsWith("img")) {
            LocalServers.answer(exchange, 200, "image/svg+xml", LocalServers.PICTURE);
        } else {
            LocalServers.answer(exchange, 200, "text/javascript", "(window.log=window.log||[]).push('" + name + "')");
        }
    }

    @Override
    public void close() {
        servers.close();
    }
}
