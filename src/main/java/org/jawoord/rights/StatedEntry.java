package org.jawoord.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.elsewhere.ConsentText;
import org.jawoord.consent.elsewhere.Outcome;
import org.jawoord.consent.elsewhere.StatedHistory.TakenBack;

/**
 * One act of consent elsewhere, as somebody who asks for everything on them is handed it.
 *
 * @param type {@code stated}
 * @param text what they read or were read to
 * @param purposes each that the text asks about, with the exact words, the answer, and when a yes was taken back
 * @param submitted action, channel, {@code takenBy}, {@code note}, and whatever else was recorded with it
 * @param givenAt as it was told; {@code recordedAt} is the server's clock
 * @param until since when no yes of it holds any more; absent while one does
 * @param leaf its index in the site's ledger; null until it is numbered
 * @param receipt where its receipt is, for administrators
 */
@JsonPropertyOrder({
    "id",
    "type",
    "session",
    "text",
    "purposes",
    "submitted",
    "givenAt",
    "recordedAt",
    "state",
    "until",
    "leaf",
    "receipt"
})
public record StatedEntry(
        UUID id,
        String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) String session,
        Text text,
        List<Purpose> purposes,
        ObjectNode submitted,
        Instant givenAt,
        Instant recordedAt,
        Outcome.Status state,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant until,
        Long leaf,
        String receipt)
        implements Entry {

    /** Members of the record that stand elsewhere in an entry; the hash of a person is of no use to them. */
    private static final List<String> ELSEWHERE =
            List.of("type", "id", "site", "session", "person", "text", "answers", "givenAt", "recordedAt");

    /**
     * A form or script, in one version and language.
     *
     * @param content where all of it is
     */
    public record Text(
            String id, String kind, String key, String version, String language, String title, String content) {}

    /**
     * A purpose.
     *
     * @param words beside the box, or as they were asked
     * @param answer true is a yes; null when it wasn't answered
     * @param takenBackAt when somebody said no to it, as another record tells
     * @param takenBackBy that record
     */
    public record Purpose(
            String purpose,
            String words,
            Boolean answer,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant takenBackAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID takenBackBy) {}

    static StatedEntry of(LedgerRecord stated, ConsentText text, Map<String, TakenBack> takenBack, Long leaf) {
        var content = stated.content();
        var purposes = text.purposes().stream()
                .map(asked -> purpose(asked, content.path("answers").get(asked.key()), takenBack.get(asked.key())))
                .toList();
        var outcome = Outcome.of(stated, takenBack);
        var site = "/admin/v1/sites/" + stated.site();
        return new StatedEntry(
                stated.id(),
                content.path("type").textValue(),
                content.path("session").textValue(),
                new Text(
                        text.id(),
                        text.kind().wireName(),
                        text.key(),
                        text.version(),
                        text.language(),
                        text.title(),
                        site + "/texts/" + text.id()),
                purposes,
                content.deepCopy().without(ELSEWHERE),
                Instant.parse(content.path("givenAt").textValue()),
                Instant.parse(content.path("recordedAt").textValue()),
                outcome.status(),
                outcome.until(),
                leaf,
                site + "/stated/" + stated.id() + "/receipt");
    }

    private static Purpose purpose(ConsentText.Purpose asked, JsonNode answer, TakenBack takenBack) {
        return new Purpose(
                asked.key(),
                asked.text(),
                answer == null ? null : answer.booleanValue(),
                takenBack == null ? null : takenBack.at(),
                takenBack == null ? null : takenBack.by());
    }
}
