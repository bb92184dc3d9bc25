package org.jawoord.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where two notices differ, in the order in which people read a notice. Whatever makes their ids differ yields at least
 * one difference; a notice has none with itself.
 *
 * <p>A language that one of them has and the other hasn't is one difference, not one for each text.
 */
final class Differences {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Members in the order of reading; others come after them, by name. */
    private static final List<String> ORDER = List.of(
            "name",
            "controller",
            "languages",
            "defaultLanguage",
            "categories",
            "services",
            "key",
            "category",
            "basis",
            "kind",
            "title",
            "purpose",
            "data",
            "retention",
            "provider",
            "country",
            "role",
            "transfers",
            "cookies",
            "storage",
            "gpc",
            "lifetime",
            "privacyStatement",
            "banner",
            "layout",
            "position",
            "theme",
            "texts");

    private static final Comparator<String> READING = Comparator.<String>comparingInt(
                    name -> ORDER.contains(name) ? ORDER.indexOf(name) : ORDER.size())
            .thenComparing(name -> name);

    /** Words for visitors, by language; {@code data} has several. */
    private static final Pattern TEXT =
            Pattern.compile("categories/[^/]+/(title|purpose|data)|services/[^/]+/(title|purpose)"
                    + "|services/[^/]+/cookies/.+/purpose|privacyStatement/(url|text)");

    private final Set<String> comeOrGone;
    private final List<Difference> found = new ArrayList<>();

    private Differences(Set<String> comeOrGone) {
        this.comeOrGone = comeOrGone;
    }

    static List<Difference> between(Notice before, Notice after) {
        return between(tree(before.canonicalJson()), tree(after.canonicalJson()));
    }

    static List<Difference> between(JsonNode before, JsonNode after) {
        var comeOrGone = languages(before);
        comeOrGone.addAll(languages(after));
        var both = languages(before);
        both.retainAll(languages(after));
        comeOrGone.removeAll(both);
        var differences = new Differences(comeOrGone);
        differences.compare(List.of(), before, after);
        if (differences.found.isEmpty() && !before.equals(after)) {
            differences.found.add(new Difference(List.of(), ChangeKind.CHANGED, before, after));
        }
        return List.copyOf(differences.found);
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> languages(JsonNode notice) {
        var languages = new HashSet<String>();
        notice.path("languages").forEach(language -> languages.add(language.asText()));
        return languages;
    }

    private void compare(List<String> path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        var place = String.join("/", path);
        if (TEXT.matcher(place).matches()) {
            add(path, inBoth(before), inBoth(after));
        } else if (place.equals("banner/texts") && before.isObject() && after.isObject()) {
            compareTexts(path, before, after);
        } else if (place.equals("categories") || place.equals("services")) {
            compareKeyed(path, "key", before, after);
        } else if (place.matches("services/[^/]+/cookies")) {
            compareKeyed(path, "name", before, after);
        } else if (before.isObject() && after.isObject()) {
            var names = new TreeSet<>(READING);
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(below(path, name), before.path(name), after.path(name)));
        } else {
            add(path, before, after);
        }
    }

    private void add(List<String> path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isArray() && after.isArray() && sorted(before).equals(sorted(after))) {
            found.add(new Difference(path, ChangeKind.REORDERED, before, after));
        } else {
            found.add(Difference.of(path, before, after));
        }
    }

    /** Without the words of languages that come or go. */
    private JsonNode inBoth(JsonNode text) {
        if (text instanceof ArrayNode several) {
            var kept = MAPPER.createArrayNode();
            several.forEach(one -> kept.add(inBoth(one)));
            return kept;
        }
        return text instanceof ObjectNode byLanguage ? byLanguage.deepCopy().without(comeOrGone) : text;
    }

    private void compareTexts(List<String> path, JsonNode before, JsonNode after) {
        var keys = new TreeSet<String>();
        inBoth(before).forEach(texts -> texts.fieldNames().forEachRemaining(keys::add));
        inBoth(after).forEach(texts -> texts.fieldNames().forEachRemaining(keys::add));
        keys.forEach(key -> add(below(path, key), ofKey(inBoth(before), key), ofKey(inBoth(after), key)));
    }

    /** One text of the banner, by language. */
    private static JsonNode ofKey(JsonNode texts, String key) {
        var byLanguage = MAPPER.createObjectNode();
        texts.properties().forEach(language -> {
            if (language.getValue().has(key)) {
                byLanguage.set(language.getKey(), language.getValue().get(key));
            }
        });
        return byLanguage.isEmpty() ? MissingNode.getInstance() : byLanguage;
    }

    /** What is gone, what is new, what is other, and then whether the rest stands in another order. */
    private void compareKeyed(List<String> path, String member, JsonNode before, JsonNode after) {
        var was = keyed(member, before);
        var is = keyed(member, after);
        if (was == null || is == null) {
            add(path, before, after);
            return;
        }
        was.forEach((key, item) -> {
            if (!is.containsKey(key)) {
                add(below(path, key), item, MissingNode.getInstance());
            }
        });
        is.forEach((key, item) -> {
            if (was.containsKey(key)) {
                compare(below(path, key), was.get(key), item);
            } else {
                add(below(path, key), MissingNode.getInstance(), item);
            }
        });
        var order = new ArrayList<>(was.keySet());
        order.retainAll(is.keySet());
        var now = new ArrayList<>(is.keySet());
        now.retainAll(was.keySet());
        if (!order.equals(now)) {
            found.add(new Difference(path, ChangeKind.REORDERED, before, after));
        }
    }

    /** Items by their key; null when that tells not all of them apart. */
    private static Map<String, JsonNode> keyed(String member, JsonNode items) {
        var keyed = new LinkedHashMap<String, JsonNode>();
        for (var item : items) {
            if (!item.path(member).isTextual() || keyed.put(item.get(member).textValue(), item) != null) {
                return null;
            }
        }
        return keyed;
    }

    private static List<String> sorted(JsonNode items) {
        var sorted = new ArrayList<String>();
        items.forEach(item -> sorted.add(item.toString()));
        sorted.sort(Comparator.naturalOrder());
        return sorted;
    }

    private static List<String> below(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
