package org.jawoord.report;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.jawoord.security.AdminApi;
import org.jawoord.security.Audit;
import org.jawoord.site.Sites;
import org.jboss.logging.Logger;

/**
 * All choices of a site, oldest first, and after them, where no {@code action} is asked for, what was consented to elsewhere,
 * streamed: {@code ?format=ndjson|csv&session=&from=&to=&action=&proofs=}. What was
 * committed before it began is in it; what is recorded meanwhile isn't.
 *
 * <p>Answers: 200, with the number of rows in {@code Jawoord-Rows} ({@code ~} before an estimate; {@code action} is not
 * considered); the last line says that it is complete, how many rows there were, and the SHA-256 of what stands above it. 400 and 422 with the field; 404 no such site;
 * 429 too many at a time; 503. When the database goes away for good meanwhile, it ends without that line.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/export")
@Blocking
public class ExportResource {

    private static final Logger LOG = Logger.getLogger(ExportResource.class);

    /** Choices in one page: some milliseconds of a statement whose time-out is two seconds; a megabyte or so in memory. */
    private static final int PAGE = 500;

    private static final int BUFFER_BYTES = 64 * 1024;

    private static final Set<String> NAMES = names();

    private final Sites sites;
    private final ChoicePages pages;
    private final StatedPages stated;
    private final Downloads downloads;
    private final Audit audit;
    private final Clock clock;

    ExportResource(Sites sites, ChoicePages pages, StatedPages stated, Downloads downloads, Audit audit, Clock clock) {
        this.sites = sites;
        this.pages = pages;
        this.stated = stated;
        this.downloads = downloads;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    public Response export(
            @PathParam("site") String site,
            @Context UriInfo address,
            @Context SecurityContext security,
            @Context RoutingContext request)
            throws SQLException {
        var asked = Asked.of(address, NAMES);
        var format = asked.value("format", ExportFormat::ofWireName, "Must be ndjson or csv.")
                .orElse(ExportFormat.NDJSON);
        boolean proofs = asked.flag("proofs");
        var scope = Scope.read(site, asked, clock);
        sites.byKey(site);
        var place = downloads.take(request);
        var choices = pages.count(scope);
        long elsewhere = stated.count(scope, ChoicePages.COUNTED + 1);
        var count =
                new ChoicePages.Count(choices.rows() + elsewhere, choices.about() || elsewhere > ChoicePages.COUNTED);
        var what = "choices exported as " + format.wireName()
                + (scope.selection().session() == null ? "" : ", of one session") + (proofs ? ", with salts" : "");
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(security.getUserPrincipal().getName(), what, site));
        StreamingOutput body = out -> write(scope, format, proofs, place, out);
        return Response.ok(body, format.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(site, format) + "\"")
                .header("Jawoord-Rows", count)
                .build();
    }

    private void write(Scope scope, ExportFormat format, boolean proofs, Downloads.Place place, OutputStream client)
            throws IOException {
        try (place) {
            var out = new BufferedOutputStream(place.guarded(client), BUFFER_BYTES);
            var writer = format.writer(out, proofs);
            long rows = 0;
            for (var from = scope.beginning(); from != null; ) {
                var page = pages.forwardPatiently(scope, from, PAGE);
                for (var line : page.lines()) {
                    writer.line(line);
                }
                rows += page.lines().size();
                from = page.last();
            }
            for (long after = 0; ; ) {
                var page = stated.forward(scope, after, PAGE);
                for (var line : page) {
                    writer.line(line);
                }
                rows += page.size();
                if (page.size() < PAGE) {
                    break;
                }
                after = page.get(page.size() - 1).record().seq();
            }
            writer.end(new ExportWriter.End(
                    rows, scope.selection().from(), scope.selection().to(), clock.instant()));
            out.flush();
        } catch (SQLException e) {
            LOG.warnf("an export was broken off, the database does not answer: %s", e.getMessage());
            throw new IOException("broken off", e); // the client sees that the end is missing
        } catch (IOException e) {
            LOG.debugf("a client went away: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("broken off, the server stops");
        }
    }

    private String fileName(String site, ExportFormat format) {
        return "choices-" + site + "-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "." + format.wireName();
    }

    private static Set<String> names() {
        var names = new HashSet<>(Scope.NAMES);
        names.addAll(Set.of("format", "proofs"));
        return Set.copyOf(names);
    }
}
