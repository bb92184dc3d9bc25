package org.jawoord.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every service that is known, by key. Read from the program's own files when it is first asked for; then it never changes. */
@Singleton
public class Catalogue {

    private static final String FOLDER = "/catalogue/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Most sites never ask, and a start has no time to spare. */
    private static final class Files {
        static final Map<String, Entry> ALL = read();
    }

    /** All of them, by key. */
    public List<Entry> all() {
        return List.copyOf(Files.ALL.values());
    }

    /** The service of this key. */
    public Optional<Entry> find(String key) {
        return Optional.ofNullable(Files.ALL.get(key));
    }

    /** The groups that there are, in order. */
    public List<String> groups() {
        return all().stream().map(Entry::group).distinct().sorted().toList();
    }

    /** The categories that services go into, in order. */
    public List<String> categories() {
        return all().stream().map(Entry::category).distinct().sorted().toList();
    }

    /**
     * The services that fit, by key.
     *
     * @param words separated by spaces, each somewhere in a service's name, key, provider, addresses or cookies; empty: any
     * @param category empty: any
     * @param group empty: any
     */
    public List<Entry> search(String words, String category, String group) {
        var wanted = Arrays.stream(words.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return all().stream()
                .filter(entry -> category.isEmpty() || entry.category().equals(category))
                .filter(entry -> group.isEmpty() || entry.group().equals(group))
                .filter(entry -> entry.has(wanted))
                .toList();
    }

    private static Map<String, Entry> read() {
        var all = new TreeMap<String, Entry>();
        var names = new String(bytes("services.txt"), StandardCharsets.UTF_8);
        names.lines().forEach(name -> {
            var entry = new Entry(name.substring(0, name.indexOf('/')), tree(bytes(name + ".json")));
            all.put(entry.key(), entry);
        });
        return Collections.unmodifiableMap(all);
    }

    private static JsonNode tree(byte[] file) {
        try {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String name) {
        try (var in = Catalogue.class.getResourceAsStream(FOLDER + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
