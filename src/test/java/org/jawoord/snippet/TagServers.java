package org.jawoord.snippet;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

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

    private static final List<String> MODULES = List.of("sweep");

    private final LocalServers servers = new LocalServers();
    private final List<String> hits = new CopyOnWriteArrayList<>();
    private final List<String> strangerHits = new CopyOnWriteArrayList<>();
    private final String shop = servers.start(this::shop);
    private final String jawoord = servers.start(this::jawoord);
    private final String vendor = servers.start(exchange -> thirdParty(exchange, hits));
    private final String stranger = servers.start(exchange -> thirdParty(exchange, strangerHits));
    private volatile String page = "";

    String vendorOrigin() {
        return vendor;
    }

    String strangerOrigin() {
        return stranger;
    }

    String shopOrigin() {
        return shop;
    }

    String script() {
        return jawoord + "/s/demo.js";
    }

    /** Serves this page from now on, and forgets what the vendor was asked for. */
    String open(String html) {
        page = html;
        hits.clear();
        return shop + "/";
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
        var module = BuiltSnippet.moduleAt(path, MODULES);
        if (path.equals("/s/demo.js")) {
            answer(exchange, 200, "text/javascript; charset=utf-8", file());
        } else if (module.isPresent()) {
            answer(exchange, 200, "text/javascript; charset=utf-8", module.get());
        } else {
            LocalServers.acknowledge(exchange);
        }
    }

    private void thirdParty(HttpExchange exchange, List<String> hits) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var name = exchange.getRequestURI().getPath().substring(1);
        hits.add(name);
        if (name.startsWith("img")) {
            answer(exchange, 200, "image/svg+xml", LocalServers.PICTURE);
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
        return BuiltSnippet.file(CONFIGURATION.formatted("ab".repeat(32), vendor), MODULES);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        if (query != null && query.startsWith("delay=")) {
            LockSupport.parkNanos(1_000_000L * Integer.parseInt(query.substring("delay=".length())));
        }
        LocalServers.answer(exchange, status, type, body);
    }

    @Override
    public void close() {
        servers.close();
    }
}
