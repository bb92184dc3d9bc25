package org.jawoord.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/** The words of the demo's pages, {@code demo/texts.{language}.json}: {@code shop} and {@code panel} are set in pages, {@code live} is
 * handed to the panel's script. */
@Singleton
class Texts {

    private final Map<Language, Map<String, Map<String, String>>> words = new EnumMap<>(Language.class);

    Texts(ObjectMapper json) {
        for (var language : Language.values()) {
            try (var file = Files.open("texts." + language.tag() + ".json")) {
                words.put(language, json.readValue(file, new TypeReference<>() {}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The words of one part by key. */
    Map<String, String> of(Language language, String part) {
        return words.get(language).get(part);
    }
}
