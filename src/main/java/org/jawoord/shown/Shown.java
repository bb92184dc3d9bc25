package org.jawoord.shown;

import java.time.LocalDate;
import java.util.Comparator;
import org.jawoord.notice.NoticeId;

/** What is counted together: shows of one notice in one language on one surface on one day (UTC). */
record Shown(String site, NoticeId notice, String language, Surface surface, LocalDate day)
        implements Comparable<Shown> {

    /** One order for all nodes: rows that two of them add to at a time are locked in it, so neither waits for the other. */
    private static final Comparator<Shown> ORDER = Comparator.comparing(Shown::site)
            .thenComparing(Shown::day)
            .thenComparing(shown -> shown.notice().hex())
            .thenComparing(Shown::language)
            .thenComparing(Shown::surface);

    @Override
    public int compareTo(Shown other) {
        return ORDER.compare(this, other);
    }
}
