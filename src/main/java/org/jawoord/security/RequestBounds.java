package org.jawoord.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jawoord.shared.Problem;

/**
 * Refuses in our words what the HTTP server would refuse without any: a body that announces to be larger than anything
 * we take, and a Content-Type that isn't one.
 */
@Singleton
class RequestBounds {

    /** Ahead of everything that reads a body. */
    private static final int FIRST = 600;

    /** Bytes; the bound of {@code quarkus.http.limits.max-body-size}, which also ends bodies that announce nothing. */
    private static final long MAX_BODY = 1L << 20;

    /**
     * A segment of one or two dots, written or encoded, before the query. It would be resolved before the address is looked
     * up, so that {@code DELETE …/sessions/..} were one of the whole site.
     */
    private static final Pattern DOTS =
            Pattern.compile("^[^?#]*/(?:\\.|%2e){1,2}(?:[/?#;]|$)", Pattern.CASE_INSENSITIVE);

    private final ObjectMapper json;

    RequestBounds(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext context) {
        if (hasDotSegment(context.request().uri())) {
            refuse(context, 404, "There is nothing at this address: none has dot segments.");
            return;
        }
        var headers = context.request().headers();
        var type = headers.get("Content-Type");
        if (bytesIn(headers.get("Content-Length")) > MAX_BODY) {
            // The rest of the body is not worth reading.
            context.response().putHeader("Connection", "close");
            refuse(context, 413, "The body is larger than any address here takes: " + MAX_BODY + " bytes.");
        } else if (type != null && type.indexOf(',') >= 0) {
            refuse(context, 415, "Content-Type must be one media type.");
        } else {
            context.next();
        }
    }

    /** Most addresses have nothing that could be one, and need no second look. */
    private static boolean hasDotSegment(String uri) {
        return (uri.contains("/.") || uri.contains("%2")) && DOTS.matcher(uri).find();
    }

    private void refuse(RoutingContext context, int status, String detail) {
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Cache-Control", "no-store")
                    .end(Buffer.buffer(json.writeValueAsBytes(Problem.of(status, detail))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records can be written", e);
        }
    }

    private static long bytesIn(String contentLength) {
        try {
            return contentLength == null ? 0 : Long.parseLong(contentLength);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
