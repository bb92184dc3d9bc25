package org.jawoord.site;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The banner's own words, in the languages that come with the program: {@code texts/{language}.json}, and the
 * category {@code necessary} in {@code texts/necessary.json}. Read once.
 */
public final class BuiltInTexts {

    /** The language that is written first; its keys and placeholders are those of every other. */
    static final String SOURCE = "nl";

    /** The languages with words of their own, a file for each: the 24 of the EU and six of its neighbours. */
    static final List<String> LANGUAGES = List.of(
            "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "he", "hr", "hu", "is", "it", "lt",
            "lv", "mt", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sv", "tr", "uk");

    /** Languages with more plural forms than the source need these beside {@code _one} and {@code _other} (CLDR). */
    private static final Pattern PLURAL = Pattern.compile("_(?:zero|one|two|few|many|other)$");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z]+\\}");

    private static final Map<String, Map<String, String>> BANNER = readBanner();
    private static final Map<String, NecessaryTexts> NECESSARY = readNecessary();

    private record NecessaryTexts(String title, String purpose) {}

    private BuiltInTexts() {}

    /** Each key of the banner's texts; a language with more plural forms has more. */
    public static Set<String> keys() {
        return BANNER.get(SOURCE).keySet();
    }

    /** The banner's texts in a language by key; empty where the language has none built in. */
    public static Map<String, String> banner(String language) {
        return BANNER.getOrDefault(language, Map.of());
    }

    /** The category {@code necessary} in these languages; each must be built in. */
    public static Category necessary(List<String> languages) {
        var titles = new LinkedHashMap<String, String>();
        var purposes = new LinkedHashMap<String, String>();
        for (var language : languages) {
            titles.put(language, NECESSARY.get(language).title());
            purposes.put(language, NECESSARY.get(language).purpose());
        }
        return Category.necessary(Text.of(titles), Text.of(purposes));
    }

    static boolean has(String language) {
        return BANNER.containsKey(language);
    }

    /** Whether the banner shows a text of this key in some language; plural forms count by their stem. */
    static boolean isKey(String key) {
        return keys().contains(key) || (PLURAL.matcher(key).find() && keys().contains(otherForm(key)));
    }

    /** The placeholders that the banner fills in a text of this key, such as {@code {controller}}. */
    static Set<String> placeholders(String key) {
        var texts = BANNER.get(SOURCE);
        return placeholdersIn(texts.getOrDefault(key, texts.getOrDefault(otherForm(key), "")));
    }

    static Set<String> placeholdersIn(String text) {
        return new TreeSet<>(
                PLACEHOLDER.matcher(text).results().map(r -> r.group()).toList());
    }

    private static String otherForm(String key) {
        return PLURAL.matcher(key).replaceFirst("_other");
    }

    private static Map<String, Map<String, String>> readBanner() {
        var texts = new TreeMap<String, Map<String, String>>();
        LANGUAGES.forEach(language ->
                texts.put(language, Map.copyOf(read(language + ".json", new TypeReference<Map<String, String>>() {}))));
        return texts;
    }

    private static Map<String, NecessaryTexts> readNecessary() {
        return read("necessary.json", new TypeReference<Map<String, NecessaryTexts>>() {});
    }

    private static <T> T read(String name, TypeReference<T> type) {
        try (var in = BuiltInTexts.class.getResourceAsStream("/texts/" + name)) {
            return new ObjectMapper().readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("texts/" + name, e);
        }
    }
}
