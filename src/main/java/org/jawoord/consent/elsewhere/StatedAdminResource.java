package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jawoord.consent.ChoiceReader;
import org.jawoord.consent.FieldReader;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.SessionId;
import org.jawoord.keys.Identifier;
import org.jawoord.security.AdminApi;
import org.jawoord.security.Audit;
import org.jawoord.shared.JsonTimes;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.StrictJson;
import org.jawoord.site.LiveSites;

/**
 * Consent given elsewhere, as it was recorded, for administrators: {@code GET} gives pages of records, newest first ({@code
 * ?session=}, {@code ?cursor=}), {@code GET …/{id}} one with the salt that opens its leaf; 404, and 410 when it was erased. {@code POST …/searches} with
 * {@code {"identifier":…}} finds a person's, and leaves an entry in the audit: a name or number doesn't belong into an
 * address, which servers on the way write down. Each says what has become of a record in {@code status} and {@code until}
 * ({@link Outcome}), which are no part of it.
 */
@AdminApi
@Path("/admin/v1/sites/{site}/stated")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class StatedAdminResource {

    /** Records on a page: some hundred kilobytes at most. */
    static final int PAGE = 100;

    /** Bytes of a search. */
    private static final int MAX_SEARCH = 1_024;

    private static final StrictJson SEARCH = new StrictJson(1, MAX_SEARCH);

    private final StatedRecorder recorder;
    private final Outcomes outcomes;
    private final LiveSites sites;
    private final Audit audit;

    StatedAdminResource(StatedRecorder recorder, Outcomes outcomes, LiveSites sites, Audit audit) {
        this.recorder = recorder;
        this.outcomes = outcomes;
        this.sites = sites;
        this.audit = audit;
    }

    /**
     * Some records.
     *
     * @param items records, each with {@code status} and, where it has ended, {@code until} besides
     * @param next the cursor of the page after this one; null on the last
     */
    public record Page(List<JsonNode> items, String next) {}

    /**
     * A record with what its leaf is made of (PROOF.md).
     *
     * @param salt 32 bytes in base64, as receipts, exports and bundles spell it
     * @param commitment what the leaf holds, 64 hex digits
     * @param status what has become of a consent: {@code holds}, {@code refused_in_part} or {@code withdrawn}; of others what they are,
     *     {@code refused} or {@code withdrawal}
     * @param until since when no yes of it holds any more; absent while one does, and of what has none
     */
    public record Opened(
            JsonNode record,
            String salt,
            String commitment,
            String status,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant until) {}

    @GET
    public Page page(
            @PathParam("site") String site,
            @QueryParam("session") String session,
            @QueryParam("cursor") String cursor) {
        requireSite(site);
        var of = session == null
                ? null
                : SessionId.parse(session)
                        .orElseThrow(() ->
                                ProblemException.malformed("Must be 16 bytes as 22 base64url characters.", "session"));
        return page(recorder.page(site, before(cursor), of, null, PAGE + 1));
    }

    @POST
    @Path("searches")
    @Consumes(MediaType.APPLICATION_JSON)
    public Page search(
            @PathParam("site") String site,
            @QueryParam("cursor") String cursor,
            @Context SecurityContext security,
            byte[] body) {
        requireSite(site);
        var json = SEARCH.read(body == null ? new byte[0] : body);
        if (!json.isObject()) {
            throw ProblemException.malformed("The body must be a JSON object.", null);
        }
        var identifier = Identifier.of(new FieldReader(json, "").text("identifier", FieldReader.MAX_STRING));
        var page = page(recorder.page(site, before(cursor), null, identifier, PAGE + 1));
        if (cursor == null) {
            var who = security.getUserPrincipal().getName();
            var what = "consents of somebody looked up, " + page.items().size() + " records"
                    + (page.next() == null ? "" : " and more");
            QuarkusTransaction.requiringNew().run(() -> audit.record(who, what, site));
        }
        return page;
    }

    @GET
    @Path("{id}")
    public Opened one(@PathParam("site") String site, @PathParam("id") String id) {
        requireSite(site);
        if (!ChoiceReader.UUID_V7.matcher(id).matches()) {
            throw nothing();
        }
        var uuid = UUID.fromString(id);
        var record = recorder.find(site, uuid)
                .orElseThrow(() -> recorder.wasErased(site, uuid) ? StatedRecorder.erased() : nothing());
        var outcome = outcomes.of(List.of(record)).get(record.seq());
        return new Opened(
                record.numbered(),
                Base64.getEncoder().encodeToString(record.salt()),
                HexFormat.of().formatHex(record.commitment()),
                outcome.status().wireName(),
                outcome.until());
    }

    private Page page(List<LedgerRecord> found) {
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        var outcome = outcomes.of(shown);
        return new Page(
                shown.stream()
                        .<JsonNode>map(record -> told(record, outcome.get(record.seq())))
                        .toList(),
                more ? Long.toString(shown.get(PAGE - 1).seq()) : null);
    }

    private static JsonNode told(LedgerRecord record, Outcome outcome) {
        var told = record.numbered().put("status", outcome.status().wireName());
        return outcome.until() == null ? told : told.put("until", JsonTimes.format(outcome.until()));
    }

    /** The place that a cursor names; the newest without one. */
    private static long before(String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw ProblemException.malformed("Must be the cursor of a page before.", "cursor");
        }
        return Long.parseLong(cursor);
    }

    private void requireSite(String site) {
        if (sites.byKey(site).isEmpty()) {
            throw ProblemException.notFound("There is no site of this key.");
        }
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("The site has no record of this id.");
    }
}
