package org.jawoord.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jawoord.consent.ChoiceHistory.Place;
import org.jawoord.security.AdminApi;
import org.jawoord.site.Sites;

/**
 * The choices of a site, newest first: {@code ?session=&from=&to=&action=&limit=&cursor=}. {@code from} is included,
 * {@code to} is not; a day means its beginning in UTC.
 *
 * <p>Answers: 200 <code>{"choices": […], "next": "…"}</code>, where {@code next} is the {@code cursor} of the page after
 * and absent on the last one; with {@code action}, pages may be short or empty before that. 400 and 422 with the field; 404
 * no such site; 503.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/choices")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class ChoicesResource {

    /** Choices on a page: half a megabyte at the most. */
    static final int MAX_LIMIT = 500;

    static final int STANDARD_LIMIT = 100;

    /** Pages that are searched for a rare action before what was found is answered: some tenths of a second. */
    static final int MAX_SEARCHED = 20;

    private static final Set<String> NAMES = names();

    private final Sites sites;
    private final ChoicePages pages;
    private final Clock clock;

    ChoicesResource(Sites sites, ChoicePages pages, Clock clock) {
        this.sites = sites;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    public Response choices(@PathParam("site") String site, @Context UriInfo address) throws SQLException {
        var asked = Asked.of(address, NAMES);
        var scope = Scope.read(site, asked, clock);
        int limit = asked.number("limit", 1, MAX_LIMIT, STANDARD_LIMIT);
        var before = asked.value("cursor", Cursor::parse, "Must be the next of the page before.")
                .orElseGet(scope::end);
        sites.byKey(site);
        return Response.ok(page(scope, before, limit))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private ObjectNode page(Scope scope, Place before, int limit) throws SQLException {
        // One more than asked for tells whether there is a page after this one.
        int read = scope.action() == null ? limit + 1 : MAX_LIMIT;
        List<Line> lines = new ArrayList<>();
        var place = before;
        for (int searched = 0; searched < MAX_SEARCHED && place != null && lines.size() <= limit; searched++) {
            var page = pages.backward(scope, place, read);
            lines.addAll(page.lines());
            place = page.last();
        }
        if (lines.size() > limit) {
            lines = lines.subList(0, limit);
            place = Place.after(lines.get(limit - 1).record());
        }
        var answer = JsonNodeFactory.instance.objectNode();
        var choices = answer.putArray("choices");
        lines.forEach(line -> choices.add(line.json()));
        if (place != null) {
            answer.put("next", Cursor.of(place));
        }
        return answer;
    }

    private static Set<String> names() {
        var names = new HashSet<>(Scope.NAMES);
        names.addAll(Set.of("limit", "cursor"));
        return Set.copyOf(names);
    }
}
