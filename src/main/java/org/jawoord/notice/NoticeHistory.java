package org.jawoord.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.Sites;

/** The versions of a site as its administrators see them, each compared with the one before. */
@ApplicationScoped
public class NoticeHistory {

    /** Versions that a list of publications shows: the latest. */
    private static final int MAX_LISTED = 1_000;

    private final LiveNotices live;
    private final Sites sites;
    private final ShownTotals shown;
    private final Comparisons comparisons;

    NoticeHistory(LiveNotices live, Sites sites, ShownTotals shown, Comparisons comparisons) {
        this.live = live;
        this.sites = sites;
        this.shown = shown;
        this.comparisons = comparisons;
    }

    /**
     * The publications of a site, newest first, also when it is archived.
     *
     * @param language {@code nl} or {@code en}
     * @throws ProblemException 404: there is no such site
     */
    @Transactional
    public List<PublicationInfo> of(String site, String language) {
        sites.byKey(site);
        var totals = shown.of(site);
        var history = new ArrayList<PublicationInfo>();
        Instant supersededAt = null;
        var rows = PublicationRow.latest(site, MAX_LISTED + 1);
        for (int i = 0; i < Math.min(rows.size(), MAX_LISTED); i++) {
            var row = rows.get(i);
            var before = i + 1 < rows.size() ? Optional.of(rows.get(i + 1)) : Optional.<PublicationRow>empty();
            history.add(info(row, before, supersededAt, totals, language));
            supersededAt = row.publishedAt;
        }
        return history;
    }

    /** The current publication, in the transaction that published it. */
    PublicationInfo info(PublicationRow row, String language) {
        var before = PublicationRow.ofVersion(row.site, row.version - 1);
        return info(row, before, null, shown.of(row.site), language);
    }

    private PublicationInfo info(
            PublicationRow row,
            Optional<PublicationRow> before,
            Instant supersededAt,
            Map<NoticeId, Long> totals,
            String language) {
        var notice = notice(row);
        var news = before.map(earlier -> comparisons.of(notice(earlier), notice, language))
                .orElseGet(() -> Comparison.ofFirst(notice));
        return PublicationInfo.of(row, supersededAt, news, totals.getOrDefault(row.noticeId(), 0L));
    }

    /**
     * What one notice of a site says otherwise than another.
     *
     * @param from id in hex, or version
     * @param to id in hex, or version
     * @param language {@code nl} or {@code en}
     * @throws ProblemException 404: the site has no such notice
     */
    @Transactional
    public Comparison compare(String site, String from, String to, String language) {
        return comparisons.of(named(site, from), named(site, to), language);
    }

    private Notice named(String site, String name) {
        return NoticeId.parse(name)
                .or(() -> version(name)
                        .flatMap(version -> PublicationRow.ofVersion(site, version))
                        .map(PublicationRow::noticeId))
                .flatMap(id -> live.byId(site, id))
                .orElseThrow(() -> ProblemException.notFound("This site has no such notice."));
    }

    private Notice notice(PublicationRow row) {
        return live.byId(row.site, row.noticeId()).orElseThrow();
    }

    private static Optional<Integer> version(String name) {
        return name.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(name)) : Optional.empty();
    }
}
