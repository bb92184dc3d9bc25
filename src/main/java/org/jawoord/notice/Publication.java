package org.jawoord.notice;

import java.time.Duration;
import java.time.Instant;

/**
 * A notice as one version of its site.
 *
 * @param version 1, 2, 3, … of the site; a notice that is published again gets a new one
 * @param supersededAt when the next version took its place; null while it is current
 */
public record Publication(Notice notice, int version, Instant publishedAt, Instant supersededAt) {

    /** How long choices on a superseded notice are taken: the page was open (contract 4.2). */
    public static final Duration GRACE = Duration.ofHours(24);

    /** Whether it is what visitors are shown now. */
    public boolean isCurrent() {
        return supersededAt == null;
    }

    /** Whether a choice on it is taken at this time. */
    public boolean takesChoicesAt(Instant now) {
        return isCurrent() || now.isBefore(supersededAt.plus(GRACE));
    }
}
