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
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jawoord.ledger.Ledgers;
import org.jawoord.security.AdminApi;
import org.jawoord.security.Audit;
import org.jawoord.security.PublicAddress;
import org.jawoord.shared.ProblemException;
import org.jboss.logging.Logger;

/**
 * Evidence for an authority, as one signed ZIP that can be checked without this server: {@code ?session=}, {@code ?choice=},
 * {@code ?stated=} or {@code ?from=&to=}, with {@code &lang=nl|en}. PROOF.md says what is in it.
 *
 * <p>Answers: 200; 400 and 422 with the field, also when there are more than {@value #MAX_RECORDS} choices; 404 no such
 * site, or nothing of this session, choice or consent on it (a period without choices is a bundle that says so); 429 too many at a
 * time; 503, also when the ledger is damaged: a bundle is begun only when all its proofs can be made.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/evidence")
@Blocking
public class EvidenceResource {

    private static final Logger LOG = Logger.getLogger(EvidenceResource.class);

    /** Choices in one bundle: some tens of megabytes, and a list that a program still reads at once. */
    static final int MAX_RECORDS = 10_000;

    private static final int BUFFER_BYTES = 64 * 1024;

    private static final Set<String> NAMES = Set.of("session", "choice", "stated", "from", "to", "lang");

    private final Subjects subjects;
    private final SitesNow sites;
    private final EvidenceBundle bundle;
    private final Ledgers ledgers;
    private final Downloads downloads;
    private final Audit audit;
    private final PublicAddress address;
    private final Clock clock;

    EvidenceResource(
            Subjects subjects,
            SitesNow sites,
            EvidenceBundle bundle,
            Ledgers ledgers,
            Downloads downloads,
            Audit audit,
            PublicAddress address,
            Clock clock) {
        this.subjects = subjects;
        this.sites = sites;
        this.bundle = bundle;
        this.ledgers = ledgers;
        this.downloads = downloads;
        this.audit = audit;
        this.address = address;
        this.clock = clock;
    }

    @GET
    public Response evidence(
            @PathParam("site") String site,
            @Context UriInfo request,
            @Context SecurityContext security,
            @Context RoutingContext http)
            throws SQLException {
        var asked = Asked.of(request, NAMES);
        var words = asked.value("lang", Words::in, "Must be nl or en.")
                .or(() -> Words.in("nl"))
                .orElseThrow();
        var now = sites.of(site);
        var subject = subjects.read(site, asked);
        requireFits(subject);
        var place = downloads.take(http);
        var who = security.getUserPrincipal().getName();
        var maker = new Maker(who, clock.instant().truncatedTo(ChronoUnit.MILLIS), address.base());
        var order = new EvidenceBundle.Order(subject, words, maker, now, ledgers.snapshot(site));
        requireProofs(order, place);
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(who, "evidence bundle made, of " + subject.forAudit(), site));
        StreamingOutput body = out -> write(order, place, out);
        return Response.ok(body, "application/zip")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(order) + "\"")
                .build();
    }

    private void requireFits(Subject subject) throws SQLException {
        long records = subjects.count(subject, MAX_RECORDS + 1);
        if (records > MAX_RECORDS) {
            throw ProblemException.unprocessable(
                    "There are more than " + MAX_RECORDS
                            + " choices and other consents in this period, which is the most that one bundle takes. Ask for parts of it, by"
                            + " from and to.",
                    "to");
        }
        if (records == 0 && subject.namesSomething()) {
            throw ProblemException.notFound("Nothing is recorded on this site of this session, choice or consent.");
        }
    }

    private void requireProofs(EvidenceBundle.Order order, Downloads.Place place) throws SQLException {
        try {
            bundle.requireProofs(order, place);
        } catch (IOException e) {
            LOG.debugf("a client went away: %s", e.getMessage());
            throw ProblemException.unavailable("Broken off.", 1); // nobody reads it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The server stops.", 1);
        }
    }

    private void write(EvidenceBundle.Order order, Downloads.Place place, OutputStream client) throws IOException {
        try (place) {
            var out = new BufferedOutputStream(place.guarded(client), BUFFER_BYTES);
            bundle.write(order, out);
            out.flush();
        } catch (SQLException e) {
            LOG.warnf("an evidence bundle was broken off, the database does not answer: %s", e.getMessage());
            throw new IOException("broken off", e); // a ZIP without its end opens nowhere
        } catch (IOException e) {
            LOG.debugf("a client went away: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("broken off, the server stops");
        }
    }

    private static String fileName(EvidenceBundle.Order order) {
        var at = order.maker().at().toString().substring(0, "2026-11-23T13:37".length());
        return "evidence-" + order.subject().site() + "-" + at.replace(":", "") + ".zip";
    }
}
