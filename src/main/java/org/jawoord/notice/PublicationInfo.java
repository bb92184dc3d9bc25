package org.jawoord.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A publication as administrators see it.
 *
 * @param id of the notice, in hex
 * @param supersededAt absent while it is current
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
        String content) {

    static PublicationInfo of(PublicationRow row, Instant supersededAt) {
        var id = row.noticeId().hex();
        return new PublicationInfo(
                id,
                row.version,
                row.site,
                supersededAt == null,
                row.publishedAt,
                supersededAt,
                "/v1/sites/" + row.site + "/notices/" + id);
    }
}
