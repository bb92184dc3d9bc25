package org.jawoord.shown;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jawoord.security.AdminApi;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.Sites;

/**
 * How often the notices of a site were shown, per day (UTC), notice, language and surface; for administrators. Days are
 * {@code YYYY-MM-DD}, both included; by default the last thirty. Seconds late. 400 no such day; 404 no such site; 422 more
 * than a year, or the last day before the first.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/shown")
@Produces(MediaType.APPLICATION_JSON)
public class ShownAdminResource {

    private static final int DEFAULT_DAYS = 30;

    /** Days of one answer: a leap year. */
    static final int MAX_DAYS = 366;

    /** Years that a day may lie in: those of four digits. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Sites sites;
    private final ShownTable table;
    private final Clock clock;

    ShownAdminResource(Sites sites, ShownTable table, Clock clock) {
        this.sites = sites;
        this.table = table;
        this.clock = clock;
    }

    /** Sums from the first to the last day; days without any are left out. */
    public record Answer(String site, LocalDate from, LocalDate to, List<ShownTable.Sum> counts) {}

    @GET
    public Answer shown(
            @PathParam("site") String site, @QueryParam("from") String first, @QueryParam("to") String last) {
        sites.byKey(site);
        var to = last == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : day(last, "to");
        var from = first == null ? to.minusDays(DEFAULT_DAYS - 1L) : day(first, "from");
        if (to.isBefore(from)) {
            throw ProblemException.unprocessable("The last day is before the first.", "to");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MAX_DAYS) {
            throw ProblemException.unprocessable("Ask for at most " + MAX_DAYS + " days.", "from");
        }
        return new Answer(site, from, to, table.of(site, from, to));
    }

    private static LocalDate day(String text, String field) {
        try {
            var day = LocalDate.parse(text);
            if (day.isAfter(LAST_DAY) || day.getYear() < 1) {
                throw ProblemException.malformed("Must be a day such as 2026-11-23.", field);
            }
            return day;
        } catch (DateTimeException e) {
            throw ProblemException.malformed("Must be a day such as 2026-11-23.", field);
        }
    }
}
