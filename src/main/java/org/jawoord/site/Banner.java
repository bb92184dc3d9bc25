package org.jawoord.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * How the question looks.
 *
 * @param layout a box in a corner, a bar at an edge, a dialog in the middle, or none: the owner draws it
 * @param position where; one of the layout's, null when it has none
 * @param theme design tokens that differ from the built-in ones
 * @param texts language to key to text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Banner(Layout layout, String position, Theme theme, Map<String, Map<String, String>> texts) {

    public Banner {
        layout = layout == null ? Layout.BOX : layout;
        position = position == null && !layout.positions().isEmpty()
                ? layout.positions().get(0)
                : position;
        theme = theme == null ? new Theme(null, null, null, null, null, null, null, null) : theme;
        texts = texts == null ? Map.of() : Map.copyOf(texts);
    }

    /** All defaults. */
    static Banner standard() {
        return new Banner(null, null, null, null);
    }

    /** The shapes, each with its places; the first is the default. */
    public enum Layout {
        @JsonProperty("box")
        BOX("bottom-left", "bottom-right"),
        @JsonProperty("bar")
        BAR("bottom", "top"),
        @JsonProperty("dialog")
        DIALOG("center"),
        /** Nothing is drawn; the page hears what to ask (BANNER.md). */
        @JsonProperty("none")
        NONE;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> positions;

        Layout(String... positions) {
            this.positions = List.of(positions);
        }

        List<String> positions() {
            return positions;
        }
    }

    /** Design tokens: colours as {@code #rrggbb}, the radius in CSS pixels; null where the built-in value holds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Theme(
            String accent,
            String onAccent,
            String paper,
            String surface,
            String ink,
            String muted,
            String line,
            Integer radius) {

        /** The same with the text on an accent of its own: black or white where the owner says nothing. */
        public Theme withOnAccent() {
            return new Theme(accent, ThemeRules.onAccent(this), paper, surface, ink, muted, line, radius);
        }
    }
}
