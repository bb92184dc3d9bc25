package org.jawoord.notice;

import java.util.Map;

/** How often notices were shown; statistics, which may be seconds late. */
public interface ShownTotals {

    /** The shows of each notice of a site that was shown at all. Reads the database. */
    Map<NoticeId, Long> of(String site);
}
