package org.jawoord.notice;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jawoord.security.Cors;
import org.jawoord.shared.ProblemException;

/** An answer made from a notice alone. It is public in each page, so any origin may read it; its tag is the id. */
final class PublicAnswer {

    private PublicAnswer() {}

    /** The JSON, or 304 to whoever has it. */
    static Response of(Request request, NoticeId id, String cacheControl, Supplier<String> json) {
        var tag = new EntityTag(id.hex());
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged != null
                ? unchanged
                : Response.ok(json.get(), MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"));
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header(Cors.ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    static ProblemException nothing() {
        return ProblemException.notFound("There is no such site here, or nothing is published for it.");
    }
}
