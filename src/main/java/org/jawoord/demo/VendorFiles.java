package org.jawoord.demo;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The vendors' scripts and pages as the demo has them, in {@code demo/third-party/}. A script is handed where it came from and which
 * page view it serves, and shares {@code common.js} with the others.
 */
@Singleton
class VendorFiles {

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    String script(StandIn standIn, UriInfo request, Optional<PageView> view) throws IOException {
        var base = Origins.of(request.getBaseUri()).page() + StandInResource.PATH + "/";
        var id = request.getQueryParameters().getFirst("id");
        return """
                (() => {
                const standIn = { base: "%s", pv: "%s", id: "%s" };
                %s
                %s
                })();
                """.formatted(
                        base,
                        view.map(PageView::token).orElse(""),
                        id == null ? "" : id.replaceAll("[^A-Za-z0-9-]", ""),
                        text("common.js"),
                        text(standIn.file()));
    }

    String page(StandIn standIn) throws IOException {
        return text(standIn.file());
    }

    private String text(String name) throws IOException {
        var known = texts.get(name);
        if (known == null) {
            known = Files.text("third-party/" + name);
            texts.put(name, known);
        }
        return known;
    }
}
