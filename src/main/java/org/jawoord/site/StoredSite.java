package org.jawoord.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A site as its administrators see it.
 *
 * @param published whether visitors are shown a notice
 * @param version of the current notice; 0 when there is none
 * @param draft whether the definition was changed since it was published
 * @param archived whether its public addresses answer 404
 * @param definition the document as it was saved; absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredSite(
        String key,
        boolean published,
        int version,
        boolean draft,
        boolean archived,
        Instant createdAt,
        Instant changedAt,
        JsonNode definition) {

    static StoredSite whole(SiteRow row) {
        return of(row, DefinitionReader.tree(row.definition));
    }

    static StoredSite inList(SiteRow row) {
        return of(row, null);
    }

    private static StoredSite of(SiteRow row, JsonNode definition) {
        boolean draft = row.publishedRevision == null || row.publishedRevision != row.revision;
        return new StoredSite(
                row.key,
                row.version > 0,
                row.version,
                draft,
                row.archivedAt != null,
                row.createdAt,
                row.changedAt,
                definition);
    }
}
