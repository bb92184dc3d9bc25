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
import org.jawoord.ledger.Doubt;

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
 * @param unproven why nothing proves it, as in {@link TimelineEntry}
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
    "unproven",
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
        @JsonInclude(JsonInclude.Include.NON_NULL) Outcome.Status state,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant until,
        Long leaf,
        @JsonInclude(JsonInclude.Include.NON_NULL) String unproven,
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
            String id,
            @JsonInclude(JsonInclude.Include.NON_NULL) String kind,
            @JsonInclude(JsonInclude.Include.NON_NULL) String key,
            @JsonInclude(JsonInclude.Include.NON_NULL) String version,
            @JsonInclude(JsonInclude.Include.NON_NULL) String language,
            @JsonInclude(JsonInclude.Include.NON_NULL) String title,
            String content) {

        /** A text; of one that isn't there, its name alone. */
        static Text of(ConsentText text, String id, String site) {
            var content = site + "/texts/" + id;
            return text == null
                    ? new Text(id, null, null, null, null, null, content)
                    : new Text(
                            id,
                            text.kind().wireName(),
                            text.key(),
                            text.version(),
                            text.language(),
                            text.title(),
                            content);
        }
    }

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

    /**
     * An entry.
     *
     * @param text null when the site has none of this name
     * @param doubt null when there is none
     */
    static StatedEntry of(
            LedgerRecord stated, ConsentText text, Map<String, TakenBack> takenBack, Doubt doubt, Long leaf) {
        var content = stated.content();
        var purposes = (text == null ? List.<ConsentText.Purpose>of() : text.purposes())
                .stream()
                        .map(asked ->
                                purpose(asked, content.path("answers").get(asked.key()), takenBack.get(asked.key())))
                        .toList();
        var outcome = Outcome.of(stated, takenBack);
        var site = "/admin/v1/sites/" + stated.site();
        return new StatedEntry(
                stated.id(),
                content.path("type").textValue(),
                content.path("session").textValue(),
                Text.of(text, content.path("text").textValue(), site),
                purposes,
                content.deepCopy().without(ELSEWHERE),
                Instant.parse(content.path("givenAt").textValue()),
                Instant.parse(content.path("recordedAt").textValue()),
                stated.isUnreadable() ? null : outcome.status(),
                outcome.until(),
                leaf,
                doubt == null ? null : doubt.wireName(),
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
