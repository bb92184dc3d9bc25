package org.jawoord.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A service with the texts of one site's languages: a definition refuses a text in a language that the site doesn't offer,
 * and lacks one in its default language.
 *
 * @param service fits into {@code services} of a definition with these languages
 * @param untranslated languages of the site that the catalogue has no words in, in the site's order; visitors get English there
 */
public record Preset(ObjectNode service, List<String> untranslated) {

    /** Stands in for a language that there are no words in. */
    private static final String FALLBACK = "en";

    /** The languages that every text of the catalogue has. */
    public static final List<String> LANGUAGES = List.of("en", "nl");

    /** @param languages of the site, its default one first; at least one */
    public static Preset of(Entry entry, List<String> languages) {
        var untranslated = new LinkedHashSet<>(languages);
        untranslated.removeAll(LANGUAGES);
        return new Preset((ObjectNode) in(languages, entry.service()), List.copyOf(untranslated));
    }

    private static JsonNode in(List<String> languages, JsonNode node) {
        if (node.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> list.add(in(languages, item)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        var copy = JsonNodeFactory.instance.objectNode();
        if (node.has(FALLBACK)) {
            words(languages, node).forEach(language -> copy.set(language, node.path(language)));
            languages.stream()
                    .limit(1)
                    .filter(language -> !copy.has(language))
                    .forEach(language -> copy.set(language, node.get(FALLBACK)));
        } else {
            node.properties().forEach(member -> copy.set(member.getKey(), in(languages, member.getValue())));
        }
        return copy;
    }

    private static Collection<String> words(List<String> languages, JsonNode text) {
        return languages.stream().filter(text::has).toList();
    }
}
