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
 * @param differences everything that is otherwise than in the version before, in words; empty for the first
 * @param publishedBy name of the user or token; absent for versions from before this was kept
 * @param editorial why a change of wording asks nobody again; absent where none was declared
 * @param shown how often visitors were shown this notice, in all versions that have it; seconds late
 * @param content where the whole notice is
 * @param preview where it can be looked at as visitors saw it
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
        List<Change> differences,
        String publishedBy,
        String editorial,
        long shown,
        String content,
        String preview) {

    static PublicationInfo of(PublicationRow row, Instant supersededAt, Comparison news, long shown) {
        var id = row.noticeId().hex();
        return new PublicationInfo(
                id,
                row.version,
                row.site,
                supersededAt == null,
                row.publishedAt,
                supersededAt,
                news.material(),
                news.asks(),
                news.changes(),
                row.publishedBy,
                row.editorial,
                shown,
                "/v1/sites/" + row.site + "/notices/" + id,
                "/notices/" + id + "/preview");
    }
}
