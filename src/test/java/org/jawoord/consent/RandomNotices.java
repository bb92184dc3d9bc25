package org.jawoord.consent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jawoord.notice.Notice;
import org.jawoord.notice.NoticeDrafts;
import org.jawoord.site.Definitions;

/** Notices of few words, drawn so that two of them often have something in common. */
final class RandomNotices {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Action> ACTIONS =
            List.of(Action.ACCEPT_ALL, Action.REJECT_ALL, Action.SAVE, Action.WITHDRAW);

    private RandomNotices() {}

    /** The notice that was answered, and the one that is current. */
    record Pair(Notice answered, Notice current) {}

    /** Two notices: the same, one mended or shortened, one reworded and declared the same question, or one drawn anew. */
    static Pair pair(Random random) {
        var answered = parts(random);
        if (random.nextInt(6) == 0) {
            var before = notice(answered);
            return new Pair(before, NoticeDrafts.mended(before, notice(reworded(answered))));
        }
        var current =
                switch (random.nextInt(5)) {
                    case 0 -> answered;
                    case 1 -> mended(answered);
                    case 2 -> shortened(answered, random);
                    case 3 -> shortened(mended(answered), random);
                    default -> parts(random);
                };
        return new Pair(notice(answered), notice(current));
    }

    /** A whole answer, as a visitor gives it. */
    static Action action(Random random) {
        return ACTIONS.get(random.nextInt(ACTIONS.size()));
    }

    /** Switches that a visitor touched. */
    static Map<String, Boolean> picks(Notice notice, Random random) {
        var picks = new HashMap<String, Boolean>();
        notice.revs().keySet().forEach(key -> {
            if (random.nextInt(3) > 0) {
                picks.put(key, random.nextBoolean());
            }
        });
        return picks;
    }

    private static ObjectNode parts(Random random) {
        var parts = JSON.createObjectNode();
        var categories = parts.putArray("categories");
        for (int i = 0; i < 3; i++) {
            if (i == 0 || random.nextInt(4) > 0) {
                categories
                        .addObject()
                        .put("key", "c" + i)
                        .put("basis", random.nextInt(6) > 0 ? "consent" : "legitimate_interests")
                        .put("title", "Doel " + i)
                        .put("purpose", random.nextInt(4) > 0 ? "Wij tellen." : "Wij volgen.");
            }
        }
        var gpc = parts.putArray("gpc");
        for (var category : categories) {
            if (category.get("basis").asText().equals("consent") && random.nextInt(3) == 0) {
                gpc.add(category.get("key").asText());
            }
        }
        var services = parts.putArray("services");
        for (int i = 0; i < 4; i++) {
            if (random.nextInt(3) > 0) {
                int category = random.nextInt(categories.size() + 1);
                var service = services.addObject().put("key", "s" + i);
                service.put(
                        "category",
                        category == categories.size()
                                ? "necessary"
                                : categories.get(category).get("key").asText());
                service.putObject("provider").put("name", "Derde").put("country", random.nextInt(4) > 0 ? "IE" : "US");
            }
        }
        return parts;
    }

    private static ObjectNode mended(ObjectNode parts) {
        var mended = parts.deepCopy();
        mended.get("categories").forEach(category -> ((ObjectNode) category)
                .put("title", "Beter " + category.get("title").asText())
                .put("purpose", category.get("purpose").asText().toUpperCase(Locale.ROOT) + "!"));
        return mended;
    }

    private static ObjectNode reworded(ObjectNode parts) {
        var reworded = parts.deepCopy();
        reworded.get("categories")
                .forEach(category -> ((ObjectNode) category).put("purpose", "Wij meten het nu anders."));
        return reworded;
    }

    private static ObjectNode shortened(ObjectNode parts, Random random) {
        var shortened = parts.deepCopy();
        var services = (ArrayNode) shortened.get("services");
        if (!services.isEmpty()) {
            services.remove(random.nextInt(services.size()));
        }
        return shortened;
    }

    private static Notice notice(ObjectNode parts) {
        return NoticeDrafts.of(Definitions.smallest()
                .with("/categories", parts.get("categories").toString())
                .with("/services", parts.get("services").toString())
                .with("/gpc", parts.get("gpc").toString()));
    }
}
