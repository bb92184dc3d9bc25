package org.jawoord.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jawoord.security.AdminApi;

/**
 * The catalogue in short, for administrators: whole, since it is small, or what fits {@code q}, {@code category} and {@code
 * group}. 400 for a parameter that is unknown, given twice or empty.
 */
@AdminApi
@Path("/admin/v1/catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {

    private static final Set<String> NAMES = Set.of("q", "category", "group");

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
    public List<Line> list(@Context UriInfo address) {
        var asked = Asked.of(address, NAMES);
        return catalogue.search(asked.text("q", ""), asked.text("category", ""), asked.text("group", "")).stream()
                .map(Line::of)
                .toList();
    }
}
