package org.jawoord.snippet;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jawoord.security.Cors;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jboss.logging.Logger;

/**
 * {@code GET /s/{site}.js}, {@code GET /s/{site}/{notice}.js} and {@code GET /s/assets/{name}-{hash}.js} (contract 4.1), and
 * {@code GET /s/{site}/{notice}.json} with the details of a notice, and {@code GET /v1/sites/{site}/config}, ahead of the routing
 * stack; those of one notice also under {@code /notices}, for ever. Public: any page may load them, which is what a script tag does anyway.
 */
@Singleton
class SnippetRoute {

    /** Before CORS and authentication of Quarkus, which have nothing to say about a public file. */
    private static final int FIRST = 500;

    /**
     * Before the same addresses, for pages that show what was published: also where the site is archived. What the script
     * finds beside its own address is then nothing that records or counts.
     */
    private static final String EXHIBITED = Exhibited.BASE;

    private static final String FRESH = "public, max-age=300, stale-while-revalidate=86400";
    private static final String CONFIGURATION_FRESH = "public, max-age=300";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Pattern PATH = Pattern.compile("/s/([a-z0-9-]{1,63})(?:/([0-9a-f]{64}))?\\.js");
    private static final Pattern DETAILS = Pattern.compile("/s/([a-z0-9-]{1,63})/([0-9a-f]{64})\\.json");
    private static final Pattern CONFIGURATION = Pattern.compile("/v1/sites/([a-z0-9-]{1,63})/config");
    private static final Pattern ASSET = Pattern.compile("/s/assets/([a-z0-9-]{1,40})-([A-Za-z0-9_-]{43})\\.js");
    private static final Logger LOG = Logger.getLogger(SnippetRoute.class);

    private final SnippetFiles files;

    SnippetRoute(SnippetFiles files) {
        this.files = files;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        var path = context.request().path();
        boolean exhibited = path.startsWith(EXHIBITED + "/s/");
        if (exhibited) {
            path = path.substring(EXHIBITED.length());
        } else if (path.endsWith("/config")) {
            serveConfiguration(context, path);
            return;
        } else if (!path.startsWith("/s/")) {
            context.next();
            return;
        }
        var asset = ASSET.matcher(path);
        var script = PATH.matcher(path);
        var details = DETAILS.matcher(path);
        if (asset.matches()) {
            var name = asset.group(1);
            var hash = asset.group(2);
            serve(context, FOR_EVER, () -> files.knownAsset(name, hash), () -> files.asset(name, hash));
        } else if (details.matches()) {
            var language = context.request().getParam("lang");
            context.response().putHeader("Content-Type", "application/json");
            serve(
                    context,
                    FOR_EVER,
                    Optional::empty,
                    () -> files.details(details.group(1), details.group(2), language, exhibited));
        } else if (script.matches()) {
            var site = script.group(1);
            var notice = script.group(2);
            var language = context.request().getParam("lang");
            if (notice == null && exhibited) {
                context.next();
            } else if (notice == null) {
                serve(context, FRESH, () -> files.knownCurrent(site, language), () -> files.current(site, language));
            } else {
                serve(context, FOR_EVER, Optional::empty, () -> files.pinned(site, notice, language, exhibited));
            }
        } else {
            context.next();
        }
    }

    /** The current notice in one language, for whoever draws a banner of their own; one that is not offered falls back. */
    private void serveConfiguration(RoutingContext context, String path) {
        var configuration = CONFIGURATION.matcher(path);
        if (!configuration.matches()) {
            context.next();
            return;
        }
        var site = configuration.group(1);
        var language = context.request().getParam("lang");
        context.response().putHeader("Content-Type", "application/json;charset=UTF-8");
        serve(
                context,
                CONFIGURATION_FRESH,
                () -> files.knownConfiguration(site, language),
                () -> files.configuration(site, language));
    }

    private static void serve(
            RoutingContext context,
            String caching,
            Supplier<Optional<Compressed>> known,
            Supplier<Optional<Compressed>> made) {
        var method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            context.response().putHeader("Allow", "GET, HEAD");
            refuse(context, 405, "This address answers GET and HEAD.");
            return;
        }
        var file = known.get();
        if (file.isPresent()) {
            answer(context, file.get(), caching);
            return;
        }
        var unordered = false; // a slow miss must not hold up the others of this event loop
        context.vertx()
                .executeBlocking(
                        () -> {
                            make(context, caching, made);
                            return null;
                        },
                        unordered);
    }

    private static void make(RoutingContext context, String caching, Supplier<Optional<Compressed>> made) {
        try {
            var file = made.get();
            if (file.isPresent()) {
                answer(context, file.get(), caching);
            } else {
                refuse(context, 404, "There is no such site here, or it has not published this.");
            }
        } catch (ProblemException e) {
            refuse(context, e.problem().status(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("script not made", e);
            context.response().putHeader("Retry-After", "2");
            refuse(context, 503, "The script can't be made right now.");
        }
    }

    private static void answer(RoutingContext context, Compressed file, String caching) {
        var form = file.forClient(context.request().getHeader("Accept-Encoding"));
        var response = context.response()
                .putHeader("Cache-Control", caching)
                .putHeader("ETag", form.etag())
                .putHeader("Vary", "Accept-Encoding")
                .putHeader(Cors.ALLOW_ORIGIN, "*")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("Timing-Allow-Origin", "*")
                .putHeader("X-Content-Type-Options", "nosniff");
        var ifNoneMatch = context.request().getHeader("If-None-Match");
        if (ifNoneMatch != null
                && (ifNoneMatch.contains(form.etag()) || ifNoneMatch.trim().equals("*"))) {
            response.headers().remove("Content-Type");
            response.setStatusCode(304).end();
            return;
        }
        if (!response.headers().contains("Content-Type")) {
            response.putHeader("Content-Type", "text/javascript; charset=utf-8");
        }
        if (form.encoding() != null) {
            response.putHeader("Content-Encoding", form.encoding());
        }
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Integer.toString(form.bytes().length))
                    .end();
        } else {
            response.end(Buffer.buffer(form.bytes()));
        }
    }

    private static void refuse(RoutingContext context, int status, String detail) {
        var problem = Problem.of(status, detail);
        context.response()
                .setStatusCode(status)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end("{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(problem.type(), problem.title(), status, problem.detail()));
    }
}
