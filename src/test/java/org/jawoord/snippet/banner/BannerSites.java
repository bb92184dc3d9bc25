package org.jawoord.snippet.banner;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jawoord.testing.TestSite;

/** Sites that differ in how they ask; each is published once for all tests of a server, since publishing takes time. */
enum BannerSites {
    BOX(site -> site.withObject("/lifetime").put("records", "P5Y")),
    BAR(site -> layout(site, "bar")),
    DIALOG(site -> layout(site, "dialog")),
    /** The owner draws it. */
    NONE(site -> layout(site, "none")),
    /** Labels of which one wraps and the other doesn't, in one language this way and in the other that. */
    UNEVEN(site -> {
        var texts = look(site).putObject("texts");
        texts.putObject("nl").put("acceptAll", "Ja").put("rejectAll", "Nee, ik wil niets van dit alles hebben");
        texts.putObject("en")
                .put("acceptAll", "Yes, I accept all of these purposes")
                .put("rejectAll", "No");
    }),
    /** Eight purposes, one of them a word wider than a phone, forty services, and a controller with a long name. */
    LONG(BannerSites::lengthen);

    static final String LONG_NAME = "Coöperatieve Vereniging van Zelfstandige Boekhandels Noord-Nederland U.A.";

    private static final Map<BannerSites, TestSite> PUBLISHED = new EnumMap<>(BannerSites.class);
    private static int port = -1;

    private final Consumer<ObjectNode> change;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    BannerSites(Consumer<ObjectNode> change) {
        this.change = change;
    }

    /** The demo's definition with this change, in five languages, for pages at {@code localhost}. */
    TestSite site() {
        synchronized (PUBLISHED) {
            if (port != RestAssured.port) {
                PUBLISHED.clear();
                port = RestAssured.port;
            }
            return PUBLISHED.computeIfAbsent(
                    this,
                    look -> TestSite.published(definition -> {
                        definition.removeAll().setAll(demo());
                        look.change.accept(definition);
                    }));
        }
    }

    /** The definition that all start from. */
    static ObjectNode demo() {
        try (var in = BannerSites.class.getResourceAsStream("/demo/site.json")) {
            var demo = (ObjectNode) new ObjectMapper().readTree(in);
            demo.putArray("origins").add(Visit.origin());
            var languages = demo.putArray("languages");
            List.of("nl", "en", "de", "fi", "ar").forEach(languages::add);
            demo.withArray("services").forEach(service -> withoutStandIns((ArrayNode) service.get("matches")));
            return demo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void withoutStandIns(ArrayNode matches) {
        for (int i = matches.size() - 1; i >= 0; i--) {
            if (matches.get(i).asText().startsWith("{stand-ins}")) {
                matches.remove(i);
            }
        }
    }

    private static void layout(ObjectNode site, String layout) {
        look(site).put("layout", layout).remove("position");
    }

    private static ObjectNode look(ObjectNode site) {
        return (ObjectNode) site.get("banner");
    }

    private static void lengthen(ObjectNode site) {
        ((ObjectNode) site.get("controller")).put("name", LONG_NAME);
        var categories = site.withArray("categories");
        var titles = List.of(
                "Persoonlijke aanbevelingen in de winkel",
                "Sociale media",
                "Klantenservice per chat",
                "Meervoudigepersoonlijkheidsonderzoeksresultaten");
        for (int i = 0; i < titles.size(); i++) {
            categories
                    .addObject()
                    .put("key", "more" + i)
                    .put("title", titles.get(i))
                    .put("purpose", "Wij laten u zien wat bij u past.");
        }
        var services = site.withArray("services");
        for (int i = services.size(); i < 40; i++) {
            ObjectNode service = services.get(3).deepCopy();
            service.put("key", "service" + i).put("title", "Dienst " + i).put("category", "more" + i % titles.size());
            ((ObjectNode) service.get("provider")).put("name", "Partij " + i);
            service.remove(List.of("matches", "cookies"));
            services.add(service);
        }
    }
}
