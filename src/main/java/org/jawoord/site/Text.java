package org.jawoord.site;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Words for visitors: the same in every language, or one text per language.
 *
 * @param everywhere the text of all languages; null when they differ
 * @param byLanguage language tag to text; empty when they don't differ
 */
public record Text(String everywhere, Map<String, String> byLanguage) {

    public Text {
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    /** The same words in every language. */
    public static Text of(String everywhere) {
        return new Text(everywhere, Map.of());
    }

    /** Own words for each language. */
    public static Text of(Map<String, String> byLanguage) {
        return new Text(null, byLanguage);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Text read(JsonNode json) {
        if (json.isTextual()) {
            return of(json.textValue());
        }
        var texts = new LinkedHashMap<String, String>();
        json.properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().textValue()));
        return of(texts);
    }

    @JsonValue
    Object json() {
        return everywhere != null ? everywhere : byLanguage;
    }

    /** The languages that have words of their own; empty when all share one text. */
    public Set<String> languages() {
        return byLanguage.keySet();
    }

    /** Whether there are words for this language. */
    public boolean has(String language) {
        return everywhere != null || byLanguage.containsKey(language);
    }

    /** The words in a language, or in {@code fallback} where there are none. */
    public String in(String language, String fallback) {
        return everywhere != null ? everywhere : byLanguage.getOrDefault(language, byLanguage.get(fallback));
    }

    /** The same with words for exactly these languages: what a visitor of each of them is shown. */
    public Text complete(Collection<String> languages, String fallback) {
        var texts = new LinkedHashMap<String, String>();
        languages.forEach(language -> texts.put(language, in(language, fallback)));
        return of(texts);
    }

    /** The words in one language only, without the others. */
    public Text only(String language) {
        return of(in(language, language));
    }
}
