package org.jawoord.exhibit;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Set;
import org.jawoord.notice.Notice;

/**
 * How a notice is looked at. Made of the request's query; whatever is unknown there falls back to what visitors got.
 *
 * @param lang one of its languages
 * @param layer {@code 1} the first layer, {@code 2} the preferences
 * @param scheme {@code light}, {@code dark}, or empty for the reader's own
 * @param dir {@code ltr}, {@code rtl}, or empty for that of the language
 * @param width {@code phone}, or empty for all there is
 */
public record View(String lang, String layer, String scheme, String dir, String width) {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur", "yi");

    /** What is asked for, as far as there is such a view of this notice. */
    static View of(Notice notice, MultivaluedMap<String, String> query) {
        return new View(
                notice.languageFor(query.getFirst("lang")),
                "2".equals(query.getFirst("layer")) ? "2" : "1",
                among(query.getFirst("scheme"), "light", "dark"),
                among(query.getFirst("dir"), "ltr", "rtl"),
                among(query.getFirst("width"), "phone", "phone"));
    }

    private static String among(String value, String one, String other) {
        return one.equals(value) || other.equals(value) ? value : "";
    }

    /** The direction of the page that the banner is on. */
    public String direction() {
        if (!dir.isEmpty()) {
            return dir;
        }
        return RIGHT_TO_LEFT.contains(lang.split("-", 2)[0]) ? "rtl" : "ltr";
    }

    /** The query that asks for the same view with one value changed. */
    public String with(String name, String value) {
        var query = new StringBuilder("?lang=").append(name.equals("lang") ? value : lang);
        append(query, "layer", name.equals("layer") ? value : layer.equals("1") ? "" : layer);
        append(query, "scheme", name.equals("scheme") ? value : scheme);
        append(query, "dir", name.equals("dir") ? value : dir);
        append(query, "width", name.equals("width") ? value : width);
        return query.toString();
    }

    private static void append(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append('&').append(name).append('=').append(value);
        }
    }

    /** The query that asks for this view. */
    public String query() {
        return with("", "");
    }
}
