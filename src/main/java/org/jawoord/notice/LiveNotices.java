package org.jawoord.notice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jawoord.site.LiveSites.SitesRead;
import org.jawoord.site.Site;

/**
 * The notices in force, in memory: current ones, and those superseded so lately that choices on them are still taken.
 * Follows {@link org.jawoord.site.LiveSites}; never blocks whoever asks, and keeps answering without the database.
 *
 * <p>Notices by id are kept in a bounded cache beside it. An id refers to one content for ever, so nothing in it can
 * be stale.
 */
@Singleton
class LiveNotices {

    /** Superseded notices are kept this long: the time for which choices on them are taken, and an hour for clocks. */
    private static final Duration KEPT = Publication.GRACE.plusHours(1);

    /** Publications of one site that are kept at most; more in a day is no owner at work. */
    private static final int MAX_KEPT = 100;

    /** Characters of canonical JSON that the cache of notices holds: at about 50 KB each, more than a thousand. */
    private static final long MAX_CACHED_CHARACTERS = 64L * 1024 * 1024;

    private final Clock clock;
    private final Cache<NoticeId, Notice> byId = Caffeine.newBuilder()
            .maximumWeight(MAX_CACHED_CHARACTERS)
            .weigher((NoticeId id, Notice notice) -> notice.canonicalJson().length())
            .build();
    private volatile Map<String, List<Publication>> bySite = Map.of();

    LiveNotices(Clock clock) {
        this.clock = clock;
    }

    Optional<Publication> current(String site) {
        var publications = bySite.get(site);
        return publications == null || publications.isEmpty() ? Optional.empty() : Optional.of(publications.get(0));
    }

    Optional<Publication> recent(String site, NoticeId id) {
        return bySite.getOrDefault(site, List.of()).stream()
                .filter(publication -> publication.notice().id().equals(id))
                .findFirst();
    }

    /** A notice of a site, if memory has it. Never blocks. */
    Optional<Notice> inMemory(String site, NoticeId id) {
        var known = byId.getIfPresent(id);
        return known == null
                ? recent(site, id).map(Publication::notice)
                : Optional.of(known).filter(notice -> notice.site().equals(site));
    }

    /** A notice of a site, whenever it was published. Reads the database when it isn't in memory. */
    Optional<Notice> byId(String site, NoticeId id) {
        var known = byId.getIfPresent(id);
        if (known != null) {
            return Optional.of(known).filter(notice -> notice.site().equals(site));
        }
        var stored = QuarkusTransaction.joiningExisting().call(() -> NoticeRow.content(site, id));
        var notice = stored.map(Notice::stored);
        notice.ifPresent(n -> byId.put(id, n));
        return notice;
    }

    void follow(@Observes SitesRead read) {
        var next = new HashMap<String, List<Publication>>();
        for (var site : read.sites()) {
            var known = bySite.getOrDefault(site.key(), List.of());
            boolean upToDate = !known.isEmpty() && known.get(0).version() == site.version();
            if (site.version() > 0) {
                next.put(
                        site.key(),
                        upToDate ? known : QuarkusTransaction.requiringNew().call(() -> load(site)));
            }
        }
        bySite = Map.copyOf(next);
    }

    private List<Publication> load(Site site) {
        var oldest = clock.instant().minus(KEPT);
        var publications = new ArrayList<Publication>();
        Instant supersededAt = null;
        for (var row : PublicationRow.latest(site.key(), MAX_KEPT)) {
            if (supersededAt != null && supersededAt.isBefore(oldest)) {
                break;
            }
            var notice = byId(site.key(), row.noticeId()).orElseThrow();
            publications.add(new Publication(notice, row.version, row.publishedAt, supersededAt));
            supersededAt = row.publishedAt;
        }
        return List.copyOf(publications);
    }
}
