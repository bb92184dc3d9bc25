package org.jawoord.console;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.elsewhere.ConsentText;
import org.jawoord.consent.elsewhere.Outcomes;
import org.jawoord.consent.elsewhere.RecordIds;
import org.jawoord.consent.elsewhere.StatedReader;
import org.jawoord.consent.elsewhere.StatedRecorder;
import org.jawoord.consent.elsewhere.TextRegister;
import org.jawoord.console.ElsewherePage.Typed;
import org.jawoord.shared.ProblemException;

/**
 * {@code /console/sites/{site}/elsewhere}: records consent that was taken by word of mouth, or its withdrawal; lists what was
 * recorded; registers scripts and forms. {@code ?text=} chooses the script, {@code ?withdraw=} a record, {@code ?before=} the
 * page.
 *
 * <p>Answers: 404 no such site; 303 done; 400, 409 or 422: the page again, saying what is wrong.
 */
@ConsolePage
@Path("/console/sites/{site}/elsewhere")
public class ElsewhereResource {

    /** Records on the page. */
    private static final int LINES = 20;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Pages pages;
    private final CurrentUser user;
    private final TextRegister texts;
    private final StatedRecorder recorder;
    private final Outcomes outcomes;
    private final Clock clock;

    ElsewhereResource(
            Pages pages,
            CurrentUser user,
            TextRegister texts,
            StatedRecorder recorder,
            Outcomes outcomes,
            Clock clock) {
        this.pages = pages;
        this.user = user;
        this.texts = texts;
        this.recorder = recorder;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** What the page is asked for, besides its site. */
    record Wanted(String text, String withdraw, String before) {}

    @GET
    public Response page(
            @PathParam("site") String site,
            @QueryParam("text") String text,
            @QueryParam("withdraw") String withdraw,
            @QueryParam("before") String before,
            @Context HttpHeaders headers) {
        return page(site, headers, new Wanted(text, withdraw, before), Typed.NOTHING, null);
    }

    @POST
    public Response record(
            @PathParam("site") String site, MultivaluedMap<String, String> fields, @Context HttpHeaders headers) {
        texts.all(site); // 404 comes before anything else
        try {
            var body = ElsewhereForm.consent(fields, ZoneId.systemDefault());
            recorder.record(site, StatedReader.read(body), user.get().name());
            return back(site);
        } catch (ProblemException e) {
            var wanted = new Wanted(fields.getFirst("text"), fields.getFirst("of"), null);
            return page(site, headers, wanted, ElsewhereForm.typed(fields), e);
        }
    }

    @POST
    @Path("texts")
    public Response register(
            @PathParam("site") String site, MultivaluedMap<String, String> fields, @Context HttpHeaders headers) {
        texts.all(site);
        try {
            texts.add(site, ElsewhereForm.text(fields), user.get().name());
            return back(site);
        } catch (ProblemException e) {
            return page(site, headers, new Wanted(null, null, null), Typed.NOTHING, e);
        }
    }

    private static Response back(String site) {
        return Response.seeOther(URI.create("/console/sites/" + site + "/elsewhere"))
                .build();
    }

    private Response page(String site, HttpHeaders headers, Wanted wanted, Typed typed, ProblemException refusal) {
        var known = texts.all(site);
        var byId = known.stream().collect(Collectors.toMap(ConsentText::id, Function.identity()));
        var before = wanted.before() != null && wanted.before().matches("[0-9]{1,18}")
                ? Long.parseLong(wanted.before())
                : Long.MAX_VALUE;
        var found = recorder.page(site, before, null, null, LINES + 1);
        boolean more = found.size() > LINES;
        var shown = more ? found.subList(0, LINES) : found;
        var page = new ElsewherePage(
                site,
                known,
                wanted.text() == null ? null : byId.get(wanted.text()),
                withdrawn(site, wanted.withdraw(), byId),
                RecordIds.at(clock.instant()).toString(),
                lines(shown, byId),
                more ? Long.toString(shown.get(LINES - 1).seq()) : null,
                typed,
                refusal == null
                        ? ""
                        : Optional.ofNullable(refusal.problem().field()).orElse("?"),
                refusal == null ? "" : refusal.problem().detail());
        int status = refusal == null ? 200 : refusal.problem().status();
        return pages.elsewhere(headers, status, user.get().name(), page);
    }

    private ElsewherePage.Line withdrawn(String site, String id, Map<String, ConsentText> byId) {
        try {
            return id == null
                    ? null
                    : recorder.find(site, UUID.fromString(id))
                            .flatMap(record ->
                                    lines(List.of(record), byId).stream().findFirst())
                            .filter(ElsewherePage.Line::isWithdrawable)
                            .orElse(null);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private List<ElsewherePage.Line> lines(List<LedgerRecord> records, Map<String, ConsentText> byId) {
        var outcome = outcomes.of(records);
        return records.stream()
                .map(record ->
                        line(record.content(), byId, outcome.get(record.seq()).until()))
                .toList();
    }

    private static ElsewherePage.Line line(JsonNode record, Map<String, ConsentText> byId, Instant until) {
        var text = byId.get(record.get("text").textValue());
        List<ElsewherePage.Answer> answers = new ArrayList<>();
        record.get("answers")
                .properties()
                .forEach(answer -> answers.add(new ElsewherePage.Answer(
                        words(text, answer.getKey()), answer.getValue().booleanValue())));
        return new ElsewherePage.Line(
                record.get("id").textValue(),
                TIME.format(Instant.parse(record.get("givenAt").textValue()).atZone(ZoneId.systemDefault())),
                record.get("action").textValue(),
                record.get("channel").textValue(),
                text == null ? "" : text.title() + " " + text.version(),
                answers,
                record.path("takenBy").asText(""),
                record.path("note").asText(""),
                until == null ? "" : TIME.format(until.atZone(ZoneId.systemDefault())));
    }

    private static String words(ConsentText text, String purpose) {
        return text == null
                ? purpose
                : text.purposes().stream()
                        .filter(one -> one.key().equals(purpose))
                        .map(ConsentText.Purpose::text)
                        .findFirst()
                        .orElse(purpose);
    }
}
