package org.jawoord.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a choice comes from that the visitor made earlier in another tool's banner.
 *
 * @param from the tool that had it stored in the browser
 * @param at when the visitor made it, as that tool wrote it down; in milliseconds
 */
public record Imported(Tool from, Instant at) {

    /** The tools whose stored choices are understood. */
    public enum Tool {
        COOKIEBOT,
        ONETRUST,
        KLARO,
        ORESTBIDA;

        /** The name in JSON and in the database. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The tool of that name. */
        static Optional<Tool> ofWireName(String name) {
            for (var tool : values()) {
                if (tool.wireName().equals(name)) {
                    return Optional.of(tool);
                }
            }
            return Optional.empty();
        }
    }
}
