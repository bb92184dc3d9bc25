package org.jawoord.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.site.Definitions;
import org.junit.jupiter.api.Test;

/** Whatever differs between two notices is told: notices that were changed in places that nobody chose. */
class EveryDifferenceTest {

    private static final int CASES = 4_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> VALUES = List.of(
            "\"x\"",
            "\"P1D\"",
            "\"IE\"",
            "true",
            "7",
            "{}",
            "[]",
            "[\"a\",\"b\"]",
            "{\"nl\":\"x\",\"en\":\"y\"}",
            "\"consent\"");

    @Test
    void anyDifferenceIsAChangeAndNoDifferenceIsNone() {
        int read = 0;
        for (int i = 0; i < CASES; i++) {
            var random = new Random(i);
            var before = random.nextBoolean()
                    ? original()
                    : changed(original(), random).orElse(original());
            var after = changed(before, random);
            if (after.isEmpty()) {
                continue;
            }
            read++;
            for (var language : List.of("en", "nl")) {
                var told = Comparison.of(before, after.get(), language);
                boolean same = before.id().equals(after.get().id());

                assertThat(told.changes().isEmpty()).as("case %d", i).isEqualTo(same);
                assertThat(told.changes())
                        .allSatisfy(change -> assertThat(change.words()).isNotBlank());
                assertThat(told.changes().stream().anyMatch(Change::material))
                        .as("material, case %d: %s, asks %s", i, told.changes(), told.asks())
                        .isEqualTo(!told.asks().isEmpty());
                assertThat(told.material()).isEqualTo(!told.asks().isEmpty());
            }
        }
        assertThat(read).as("notices that can be read").isGreaterThan(CASES / 3);
    }

    private static Notice original() {
        return NoticeDrafts.of(Definitions.full()
                .with("/services/2", "{\"key\":\"pixel\",\"category\":\"orders\",\"title\":\"Pixel\"}"));
    }

    /** The notice with one to three places changed; empty when that is no notice. */
    private static Optional<Notice> changed(Notice notice, Random random) {
        try {
            var tree = JSON.readTree(notice.canonicalJson());
            for (int n = random.nextInt(3); n >= 0; n--) {
                change(tree, random);
            }
            return Optional.of(Notice.stored(CanonicalJson.of(tree))).filter(EveryDifferenceTest::isComplete);
        } catch (java.io.IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What every published notice has: the definition's schema asks for it. */
    private static boolean isComplete(Notice notice) {
        return notice.content().controller().name() != null
                && notice.languages().contains(notice.content().defaultLanguage())
                && notice.categories().values().stream()
                        .allMatch(c -> c.key() != null && c.title() != null && c.purpose() != null)
                && notice.services().values().stream()
                        .allMatch(s -> s.key() != null && notice.categories().containsKey(s.category()));
    }

    private static void change(JsonNode tree, Random random) throws java.io.IOException {
        var places = new ArrayList<JsonNode>();
        collect(tree, places);
        var place = places.get(random.nextInt(places.size()));
        if (place instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            var name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.put(name, object.get(name).asText() + "x");
                default -> object.set(name, JSON.readTree(VALUES.get(random.nextInt(VALUES.size()))));
            }
        } else if (place instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(3)) {
                case 0 -> array.remove(at);
                case 1 -> array.add(array.remove(at));
                default ->
                    array.insert(at, array.get(random.nextInt(array.size())).deepCopy());
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }
}
