package org.jawoord.snippet.compat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A page that is parked for one consent tool; {@code {T}} stands for the vendor's origin.
 *
 * @param name what {@code data-compat} calls the tool, with what is tried after a blank
 * @param html what stands in the page
 * @param runs the scripts that run after a yes, in their order
 * @param asked what the vendor is asked for then besides
 * @param map what the owner says in {@code data-compat-map}
 */
record Dialect(String name, String html, List<String> runs, List<String> asked, String map) {

    private record All(List<Dialect> cases) {}

    static List<Dialect> all() {
        try (var in = Dialect.class.getResourceAsStream("/snippet/dialects.json")) {
            return new ObjectMapper().readValue(in, All.class).cases();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tool() {
        return name.split(" ")[0];
    }

    String mapped() {
        return map == null ? "" : " data-compat-map=\"" + map + "\"";
    }

    List<String> others() {
        return asked == null ? List.of() : asked;
    }

    @Override
    public String toString() {
        return name;
    }
}
