package org.jawoord.exhibit;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.regex.Pattern;
import org.jawoord.notice.Notice;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.WritingDirection;

/**
 * How a notice is looked at. Made of the request's query. Language and layer say what is looked at, so that another one is never
 * shown instead; how to look at it falls back to what visitors got.
 *
 * @param lang one of its languages
 * @param layer {@code 1} the first layer, {@code 2} the preferences
 * @param scheme {@code light}, {@code dark}, or empty for the reader's own
 * @param dir {@code ltr}, {@code rtl}, or empty for that of the language
 * @param width {@code phone}, or empty for all there is
 */
public record View(String lang, String layer, String scheme, String dir, String width) {

    /** As choices name theirs. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

    /**
     * What is asked for.
     *
     * @throws ProblemException 400: a language or layer that can't be one; 404: a language that the notice doesn't have
     */
    static View of(Notice notice, MultivaluedMap<String, String> query) {
        return new View(
                language(notice, query.getFirst("lang")),
                layer(query.getFirst("layer")),
                among(query.getFirst("scheme"), "light", "dark"),
                among(query.getFirst("dir"), "ltr", "rtl"),
                among(query.getFirst("width"), "phone", "phone"));
    }

    private static String language(Notice notice, String asked) {
        if (asked == null) {
            return notice.content().defaultLanguage();
        }
        if (!LANGUAGE.matcher(asked).matches()) {
            throw ProblemException.malformed("Must be a language tag such as nl or pt-BR.", "lang");
        }
        if (!notice.languages().contains(asked)) {
            throw new ProblemException(Problem.of(
                    404,
                    "This notice was not published in " + asked + ", but in " + String.join(", ", notice.languages())
                            + ".",
                    "lang"));
        }
        return asked;
    }

    private static String layer(String asked) {
        if (asked == null || asked.equals("1") || asked.equals("2")) {
            return asked == null ? "1" : asked;
        }
        throw ProblemException.malformed("Must be 1, the first layer, or 2, the preferences.", "layer");
    }

    private static String among(String value, String one, String other) {
        return one.equals(value) || other.equals(value) ? value : "";
    }

    /** The direction of the page that the banner is on. */
    public String direction() {
        if (!dir.isEmpty()) {
            return dir;
        }
        return WritingDirection.of(lang);
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
