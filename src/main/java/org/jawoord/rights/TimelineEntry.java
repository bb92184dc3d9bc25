package org.jawoord.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.fate.Fate;
import org.jawoord.consent.fate.State;
import org.jawoord.ledger.Doubt;

/**
 * One choice, as somebody who asks for everything on them is handed it.
 *
 * @param type {@code choice}
 * @param submitted action, answers, and whatever else was sent or taken with it
 * @param until since when it doesn't hold any more; absent while it holds
 * @param leaf its index in the site's ledger; null until it is numbered, some tenths of a second
 * @param unproven why nothing proves it: {@code added}, {@code changed} or {@code unsealed}; absent for one as a server wrote it.
 *     One that can't even be read has no state
 * @param receipt where its receipt is
 */
@JsonPropertyOrder({
    "id",
    "type",
    "session",
    "shown",
    "submitted",
    "recordedAt",
    "expiresAt",
    "state",
    "until",
    "leaf",
    "unproven",
    "receipt"
})
public record TimelineEntry(
        UUID id,
        String type,
        String session,
        Shown shown,
        ObjectNode submitted,
        Instant recordedAt,
        Instant expiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) State state,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant until,
        Long leaf,
        @JsonInclude(JsonInclude.Include.NON_NULL) String unproven,
        String receipt)
        implements Entry {

    /** Members of the record that stand elsewhere in an entry. */
    private static final List<String> ELSEWHERE =
            List.of("type", "id", "site", "session", "notice", "language", "surface", "recordedAt", "expiresAt");

    /**
     * What the visitor had before them.
     *
     * @param notice its id
     * @param version of the site that showed it then; null when that is not known
     * @param content where its whole text is
     * @param preview where it can be seen as it was shown
     */
    public record Shown(
            String notice, Integer version, String language, String surface, String content, String preview) {}

    static TimelineEntry of(LedgerRecord choice, Integer version, Fate fate, Doubt doubt, Long leaf) {
        var content = choice.content();
        var notice = content.path("notice").textValue();
        var language = content.path("language").textValue();
        var site = "/v1/sites/" + choice.site();
        return new TimelineEntry(
                choice.id(),
                content.path("type").textValue(),
                content.path("session").textValue(),
                new Shown(
                        notice,
                        version,
                        language,
                        content.path("surface").textValue(),
                        site + "/notices/" + notice,
                        "/notices/" + notice + "/preview?lang=" + language),
                content.deepCopy().without(ELSEWHERE),
                Instant.parse(content.get("recordedAt").textValue()),
                Instant.parse(content.get("expiresAt").textValue()),
                choice.isUnreadable() ? null : fate.state(),
                choice.isUnreadable() ? null : fate.until(),
                leaf,
                doubt == null ? null : doubt.wireName(),
                site + "/receipts/" + choice.id());
    }
}
