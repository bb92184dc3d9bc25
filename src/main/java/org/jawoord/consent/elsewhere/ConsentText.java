package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jawoord.shared.CanonicalJson;

/**
 * What somebody read on a form or was read aloud, before they said yes or no: immutable, since its id is the SHA-256 of its
 * canonical JSON (RFC 8785).
 *
 * @param id 32 bytes as 64 lower-case hex digits
 * @param key of the form or script, the same in all versions and languages
 * @param version as its owner calls it
 * @param purposes what is asked, in order
 * @param words the other texts that inform; of a script, what is read aloud
 * @param strict of a form: submissions whose page showed other words are refused
 * @param json all of it, as it was registered
 */
public record ConsentText(
        String id,
        Kind kind,
        String key,
        String version,
        String language,
        String title,
        List<Purpose> purposes,
        List<String> words,
        boolean strict,
        JsonNode json) {

    /** Kinds of characters that leave no trace on the page: blanks, line ends, joiners, marks of direction. */
    private static final Set<Integer> UNSEEN = Stream.of(
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED)
            .map(Byte::intValue)
            .collect(Collectors.toUnmodifiableSet());

    /** What kind of text. */
    public enum Kind {
        FORM,
        SCRIPT;

        /** The name in JSON and in the database. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> ofWireName(String name) {
            return name.equals("form")
                    ? Optional.of(FORM)
                    : name.equals("script") ? Optional.of(SCRIPT) : Optional.empty();
        }
    }

    /**
     * One thing that is asked.
     *
     * @param text the exact words beside the box, or that were asked
     * @param required whether it has to be asked, so that a record without an answer to it is incomplete; never that the
     *     answer has to be yes
     */
    public record Purpose(String key, String text, boolean required) {}

    /** The text that this JSON holds, which {@link TextReader} or the database vouches for. */
    static ConsentText of(JsonNode json) {
        var purposes = new ArrayList<Purpose>();
        json.get("purposes")
                .forEach(one -> purposes.add(new Purpose(
                        one.get("key").textValue(),
                        one.get("text").textValue(),
                        one.path("required").asBoolean(false))));
        var words = new ArrayList<String>();
        json.path("texts").forEach(text -> words.add(text.textValue()));
        return new ConsentText(
                HexFormat.of().formatHex(CanonicalJson.sha256(json)),
                Kind.ofWireName(json.get("kind").textValue()).orElseThrow(),
                json.get("key").textValue(),
                json.get("version").textValue(),
                json.get("language").textValue(),
                json.get("title").textValue(),
                List.copyOf(purposes),
                List.copyOf(words),
                json.path("strict").asBoolean(false),
                json);
    }

    /** The id as the database keeps it. */
    byte[] idBytes() {
        return HexFormat.of().parseHex(id);
    }

    boolean asks(String purpose) {
        return purposes.stream().anyMatch(one -> one.key().equals(purpose));
    }

    /** Whether a page showed these words: every purpose it asked about, and all that informs, but for white space. */
    boolean agrees(Map<String, String> shownPurposes, List<String> shownWords) {
        var own = new LinkedHashMap<String, String>();
        purposes.forEach(one -> own.put(one.key(), normal(one.text())));
        return !shownPurposes.isEmpty()
                && shownPurposes.entrySet().stream()
                        .allMatch(shown -> normal(shown.getValue()).equals(own.get(shown.getKey())))
                && purposes.stream().allMatch(one -> !one.required() || shownPurposes.containsKey(one.key()))
                && normal(words).equals(normal(shownWords));
    }

    private static List<String> normal(List<String> texts) {
        return texts.stream().map(ConsentText::normal).toList();
    }

    /** Whether there is anything in a text that is seen: more than blanks, and characters that only steer others. */
    static boolean isSeen(String text) {
        return text.codePoints().anyMatch(character -> !UNSEEN.contains(Character.getType(character)));
    }

    /** One space where any white space is, none at the ends: what a page does to a text on its way to the eye. */
    static String normal(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ").strip();
    }
}
