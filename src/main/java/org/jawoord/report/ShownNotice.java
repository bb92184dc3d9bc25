package org.jawoord.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jawoord.notice.Notice;
import org.jawoord.notice.Publication;
import org.jawoord.site.Text;

/**
 * A notice that was answered.
 *
 * @param versions of its site that showed it, oldest first: a site may go back to a notice
 * @param languages language tags that it was shown in
 */
record ShownNotice(Notice notice, List<Publication> versions, Set<String> languages) {

    /** The version that showed it at a time, or the first one where clocks differ; empty when none is known. */
    Optional<Publication> at(Instant time) {
        var before = until(time);
        return before.isEmpty() ? versions.stream().findFirst() : Optional.of(before.get(before.size() - 1));
    }

    /** The versions up to a time. */
    List<Publication> until(Instant time) {
        return versions.stream()
                .filter(version -> !version.publishedAt().isAfter(time))
                .toList();
    }

    /** The title of a category or service in a language; its key where the notice has none in it. */
    static String title(Text title, String key, String language) {
        return title != null && title.has(language) ? title.in(language, language) : key;
    }
}
