package org.jawoord.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A run of the retention on a site.
 *
 * @param by who asked for it; {@code retention} for the daily one
 * @param olderThan sessions whose last choice stopped holding before this were erased
 * @param endedAt absent: it is still running, or was broken off and is made good by the next one
 * @param sessions how many were erased
 * @param held how many were due and under a legal hold
 * @param failure why it didn't come to its end; absent when it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Purge(
        long id,
        String site,
        String by,
        Instant startedAt,
        Instant olderThan,
        Instant endedAt,
        long sessions,
        long held,
        String failure) {

    /** The same at its end. */
    Purge ended(Instant at, long sessions, long held, String failure) {
        return new Purge(id, site, by, startedAt, olderThan, at, sessions, held, failure);
    }
}
