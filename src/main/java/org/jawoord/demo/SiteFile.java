package org.jawoord.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The demo's site definition as it lies in {@code demo/site.json}. What depends on where the server is reached is filled in: its
 * origins, and {@code {stand-ins}} in an address pattern, once for each origin.
 */
@Singleton
class SiteFile {

    private static final String STAND_INS = "{stand-ins}";

    private final ObjectNode definition;

    SiteFile(ObjectMapper json) {
        try (var file = Files.open("site.json")) {
            this.definition = (ObjectNode) json.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The definition for pages on these origins, as {@code PUT /admin/v1/sites/demo} takes it. */
    byte[] forOrigins(List<String> origins) {
        var site = definition.deepCopy();
        var listed = site.putArray("origins");
        origins.forEach(listed::add);
        for (var service : site.withArray("services")) {
            var patterns = new ArrayList<String>();
            service.path("matches").forEach(pattern -> patterns.addAll(expand(pattern.asText(), origins)));
            var matches = ((ObjectNode) service).putArray("matches");
            patterns.forEach(matches::add);
        }
        return site.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The services by category, for the panel: those that are asked first. */
    List<ShopService> services(Language language) {
        var services = new ArrayList<ShopService>();
        for (var category : definition.path("categories")) {
            for (var service : definition.path("services")) {
                if (service.path("category").equals(category.path("key"))) {
                    services.add(inLanguage(service, category, language.tag()));
                }
            }
        }
        services.sort(Comparator.comparing(ShopService::asked).reversed());
        return List.copyOf(services);
    }

    private static List<String> expand(String pattern, List<String> origins) {
        if (!pattern.startsWith(STAND_INS)) {
            return List.of(pattern);
        }
        var path = StandInResource.PATH + pattern.substring(STAND_INS.length());
        return origins.stream().map(origin -> origin + path).toList();
    }

    private static ShopService inLanguage(JsonNode service, JsonNode category, String language) {
        var cookies = StreamSupport.stream(service.path("cookies").spliterator(), false)
                .map(cookie -> cookie.path("name").asText())
                .toList();
        return new ShopService(
                service.path("key").asText(),
                service.path("title").path(language).asText(),
                category.path("key").asText(),
                category.path("title").path(language).asText(),
                service.path("provider").path("name").asText(),
                cookies,
                "consent".equals(category.path("basis").asText()));
    }
}
