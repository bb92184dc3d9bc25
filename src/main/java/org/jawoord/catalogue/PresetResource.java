package org.jawoord.catalogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.ProblemException;

/**
 * One service of the catalogue, for administrators: its file, its group, and in {@code service} what a definition takes, with
 * words for the {@code languages} of the site ({@code nl,en}; default both), the default language first.
 *
 * <p>Answers: 404 no such service; 400 a parameter that is unknown, given twice or not a list of languages.
 */
@AdminApi
@Path("/admin/v1/catalogue/{key}")
@Produces(MediaType.APPLICATION_JSON)
public class PresetResource {

    private static final Set<String> NAMES = Set.of("languages");

    /** A language tag (BCP 47), as the schema of a definition has it. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}");

    private final Catalogue catalogue;

    PresetResource(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    public ObjectNode preset(@PathParam("key") String key, @Context UriInfo address) {
        var languages = languages(Asked.of(address, NAMES).text("languages", String.join(",", Preset.LANGUAGES)));
        var entry = catalogue
                .find(key)
                .orElseThrow(() -> ProblemException.notFound("The catalogue has no service of this key."));
        var preset = Preset.of(entry, languages);
        ObjectNode shown = entry.file().deepCopy();
        shown.remove(List.of("$schema", "samples"));
        shown.put("group", entry.group());
        shown.putPOJO("untranslated", preset.untranslated());
        shown.set("service", preset.service());
        return shown;
    }

    private static List<String> languages(String text) {
        var languages = Arrays.asList(text.split(",", -1));
        if (!languages.stream().allMatch(language -> LANGUAGE.matcher(language).matches())) {
            throw ProblemException.malformed(
                    "Must be language tags with commas between them, such as nl,en.", "languages");
        }
        return languages;
    }
}
