package org.jawoord.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Which of the differences between two notices are reasons to ask again: at least one is when a rev differs, else none. */
final class Weight {

    private final Notice before;
    private final Notice after;
    private final Map<String, JsonNode> was;
    private final Map<String, JsonNode> is;

    Weight(Notice before, Notice after) {
        this.before = before;
        this.after = after;
        this.was = Material.of(before.content());
        this.is = Material.of(after.content());
    }

    /** Whether it asks visitors again who answered the notice before. */
    boolean isMaterial(Difference difference) {
        if (difference.kind() == ChangeKind.REORDERED && difference.path().size() == 1) {
            return false;
        }
        return switch (difference.part(0)) {
            case "controller" -> asked().anyMatch(key -> differs(key, "controller"));
            // Texts count in this language.
            case "defaultLanguage" -> asked().findAny().isPresent();
            // All of them as one, where keys tell them not apart.
            case "categories", "services" ->
                difference.path().size() == 1 ? asked().findAny().isPresent() : isOfOne(difference);
            default -> false;
        };
    }

    private boolean isOfOne(Difference difference) {
        var key = difference.part(1);
        return asks(key) && isMaterial(key, difference, difference.part(0).equals("services") ? "category" : "basis");
    }

    private boolean isMaterial(String key, Difference difference, String whetherAsked) {
        if (difference.path().size() == 2) {
            return true;
        }
        var field = difference.part(2);
        if (!was.containsKey(key)) {
            return field.equals(whetherAsked);
        }
        return fields(field, difference.part(3)).stream().anyMatch(material -> differs(key, material));
    }

    /** Where {@link Material} has what stands in a field of a category or service. */
    private static List<String> fields(String field, String below) {
        if (!field.equals("provider")) {
            return List.of(field);
        }
        return switch (below) {
            case "" -> List.of("provider", "role", "country");
            case "name" -> List.of("provider");
            default -> List.of(below);
        };
    }

    /** Keys that are asked, and were not asked so. */
    private Stream<String> asked() {
        return is.keySet().stream().filter(this::asks);
    }

    private boolean asks(String key) {
        var rev = after.revs().get(key);
        return rev != null && !Objects.equals(rev, before.revs().get(key));
    }

    private boolean differs(String key, String field) {
        var then = was.getOrDefault(key, MissingNode.getInstance()).path(field);
        return !then.equals(is.getOrDefault(key, MissingNode.getInstance()).path(field));
    }
}
