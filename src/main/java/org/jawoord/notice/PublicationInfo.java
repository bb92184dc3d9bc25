package org.jawoord.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * A publication as administrators see it.
 *
 * @param id of the notice, in hex
 * @param supersededAt absent while it is current
 * @param asksAgain whether visitors who answered the version before are asked again; true for the first
 * @param changes titles, in the default language, of what is asked that the version before didn't ask, or not so
 * @param content where the whole notice is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicationInfo(
        String id,
        int version,
        String site,
        boolean current,
        Instant publishedAt,
        Instant supersededAt,
        boolean asksAgain,
        List<String> changes,
        String content) {

    /** What a publication asks anew. */
    record News(boolean asksAgain, List<String> titles) {}

    static PublicationInfo of(PublicationRow row, Instant supersededAt, News news) {
        var id = row.noticeId().hex();
        return new PublicationInfo(
                id,
                row.version,
                row.site,
                supersededAt == null,
                row.publishedAt,
                supersededAt,
                news.asksAgain(),
                news.titles(),
                "/v1/sites/" + row.site + "/notices/" + id);
    }
}
