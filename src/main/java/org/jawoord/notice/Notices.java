package org.jawoord.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jawoord.notice.PublicationInfo.News;
import org.jawoord.security.Audit;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.LiveSites;
import org.jawoord.site.Sites;

/** Publishes drafts, and answers what visitors are and were shown. */
@ApplicationScoped
public class Notices {

    /** Versions that a list of publications shows: the latest. */
    private static final int MAX_LISTED = 1_000;

    private final LiveNotices live;
    private final NoticeChanges changes;
    private final LiveSites liveSites;
    private final Sites sites;
    private final BannerCode banner;
    private final Audit audit;
    private final Clock clock;

    Notices(
            LiveNotices live,
            NoticeChanges changes,
            LiveSites liveSites,
            Sites sites,
            BannerCode banner,
            Audit audit,
            Clock clock) {
        this.live = live;
        this.changes = changes;
        this.liveSites = liveSites;
        this.sites = sites;
        this.banner = banner;
        this.audit = audit;
        this.clock = clock;
    }

    /** What {@link #publish} did: a new version, or nothing because nothing had changed. */
    public record Published(boolean isNew, PublicationInfo publication) {}

    /** What visitors of a live site are shown now; empty before the first publication. Never blocks. */
    public Optional<Publication> current(String site) {
        return live.current(site);
    }

    /**
     * The latest publication of a notice that is current, or was superseded within the last day (
     * {@link Publication#takesChoicesAt} says whether choices on it are taken). Never blocks.
     */
    public Optional<Publication> recent(String site, NoticeId id) {
        return live.recent(site, id);
    }

    /** A notice of a site, whenever it was published. May read the database. */
    public Optional<Notice> byId(String site, NoticeId id) {
        return live.byId(site, id);
    }

    /**
     * Whether a choice on one notice answers another: it asks nothing that the answered one didn't ask in the same way.
     * May read the database.
     *
     * @throws ProblemException 503: the database does not answer
     */
    public boolean answers(NoticeId answered, Notice current) {
        return changes.between(answered, current).isEmpty();
    }

    /** Whether {@link #answers} would not have to read the database. Never blocks. */
    public boolean canTell(NoticeId answered, Notice current) {
        return changes.known(answered, current) != null;
    }

    /** The publication that first showed a notice, whenever that was; it never changes. Reads the database. */
    public Optional<Publication> firstPublication(String site, NoticeId id) {
        return QuarkusTransaction.joiningExisting().call(() -> PublicationRow.first(site, id)
                .map(row -> new Publication(live.byId(site, id).orElseThrow(), row.version, row.publishedAt, null)));
    }

    /**
     * Shows the draft of a site to its visitors, at once on this node and within two seconds on others. Does nothing
     * when they are shown the same already; going back to an earlier content makes a new version with the old id.
     *
     * @param who whose act it is, for the audit
     * @throws ProblemException 404: there is no such site, or it is archived
     */
    public Published publish(String site, String who) {
        var published = QuarkusTransaction.requiringNew().call(() -> store(site, who));
        liveSites.refreshAfterCommit();
        return published;
    }

    private Published store(String site, String who) {
        var draft = sites.draftToPublish(site);
        var notice = Notice.of(NoticeContent.of(site, draft.definition(), banner.hash()));
        var current = PublicationRow.ofVersion(site, draft.version());
        if (current.isPresent() && current.get().noticeId().equals(notice.id())) {
            sites.published(site, draft.version());
            var before = PublicationRow.ofVersion(site, draft.version() - 1);
            return new Published(false, PublicationInfo.of(current.get(), null, news(notice, before)));
        }
        var now = now();
        int version = draft.version() + 1;
        NoticeRow.insertIfAbsent(notice, now);
        var added = PublicationRow.add(site, version, notice.id(), now);
        sites.published(site, version);
        audit.record(who, "notice published, version " + version + ", " + notice.id(), site);
        return new Published(true, PublicationInfo.of(added, null, news(notice, current)));
    }

    /** The publications of a site, newest first, also when it is archived; 404 when there is no such site. */
    @Transactional
    public List<PublicationInfo> history(String site) {
        sites.byKey(site);
        var history = new ArrayList<PublicationInfo>();
        Instant supersededAt = null;
        var rows = PublicationRow.latest(site, MAX_LISTED + 1);
        for (int i = 0; i < Math.min(rows.size(), MAX_LISTED); i++) {
            var row = rows.get(i);
            var before = i + 1 < rows.size() ? Optional.of(rows.get(i + 1)) : Optional.<PublicationRow>empty();
            history.add(PublicationInfo.of(row, supersededAt, news(notice(row), before)));
            supersededAt = row.publishedAt;
        }
        return history;
    }

    /** What visitors are asked that the version before didn't ask, or not so; everything without one before. */
    private News news(Notice notice, Optional<PublicationRow> before) {
        return before.map(row -> changes.between(row.noticeId(), notice))
                .map(titles -> new News(!titles.isEmpty(), titles))
                .orElseGet(() -> new News(true, notice.changes(Map.of())));
    }

    private Notice notice(PublicationRow row) {
        return live.byId(row.site, row.noticeId()).orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
