package org.jawoord.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.ProblemException;

/**
 * The catalogue, for administrators. {@code GET} lists it in short: whole, since it is small, or what fits {@code q}, {@code
 * category} and {@code group}. {@code GET {key}} gives one: what its file says, its group, and in {@code service} what a
 * definition takes, with words for the {@code languages} of the site, the default one first.
 *
 * <p>Answers: 400 a parameter that is unknown, given twice or malformed; 404 no such service.
 */
@AdminApi
@Path("/admin/v1/catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {

    /** Characters of a search: more than any name or address here has. */
    static final int MAX_SEARCH = 100;

    /** Languages that are asked for: as many as a site may offer. */
    static final int MAX_LANGUAGES = 40;

    /** A language tag (BCP 47), as the schema of a definition has it. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}");

    private final Catalogue catalogue;

    CatalogueResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** One service in the list; what isn't known of it is absent. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Line(
            String key,
            String name,
            String group,
            String category,
            String provider,
            String country,
            String checked,
            List<String> covers,
            List<String> lifetimesUnknown) {

        static Line of(Entry entry) {
            return new Line(
                    entry.key(),
                    entry.name(),
                    entry.group(),
                    entry.category(),
                    entry.provider(),
                    entry.country(),
                    entry.checked(),
                    entry.covers(),
                    entry.lifetimesUnknown());
        }
    }

    @GET
    public List<Line> list(
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("category") @DefaultValue("") String category,
            @QueryParam("group") @DefaultValue("") String group) {
        require(words.codePointCount(0, words.length()) <= MAX_SEARCH, "q", "At most " + MAX_SEARCH + " characters.");
        requireOneOf(catalogue.categories(), category, "category");
        requireOneOf(catalogue.groups(), group, "group");
        return catalogue.search(words, category, group).stream().map(Line::of).toList();
    }

    @GET
    @Path("{key}")
    public ObjectNode preset(
            @PathParam("key") String key, @QueryParam("languages") @DefaultValue("nl,en") String languages) {
        var entry = catalogue
                .find(key)
                .orElseThrow(() -> ProblemException.notFound("The catalogue has no service of this key."));
        var preset = Preset.of(entry, read(languages));
        ObjectNode shown = entry.file().deepCopy();
        shown.remove(List.of("$schema", "samples"));
        shown.put("group", entry.group());
        shown.putPOJO("untranslated", preset.untranslated());
        shown.set("service", preset.service());
        return shown;
    }

    private static List<String> read(String text) {
        var languages = Arrays.asList(text.split(",", MAX_LANGUAGES + 1));
        require(
                languages.size() <= MAX_LANGUAGES
                        && languages.stream()
                                .allMatch(language -> LANGUAGE.matcher(language).matches()),
                "languages",
                "Must be at most " + MAX_LANGUAGES + " language tags with commas between them, such as nl,en.");
        return languages;
    }

    private static void requireOneOf(List<String> known, String value, String parameter) {
        require(
                value.isEmpty() || known.contains(value),
                parameter,
                "Must be one of " + String.join(", ", known) + ".");
    }

    private static void require(boolean holds, String parameter, String detail) {
        if (!holds) {
            throw ProblemException.malformed(detail, parameter);
        }
    }
}
