package org.jawoord.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jawoord.security.Audit;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.LiveSites;
import org.jawoord.site.Sites;

/** Publishes drafts, and answers what visitors are and were shown. */
@Singleton
public class Notices {

    private final LiveNotices live;
    private final NoticeChanges changes;
    private final NoticeHistory history;
    private final LiveSites liveSites;
    private final Sites sites;
    private final BannerCode banner;
    private final Audit audit;
    private final Clock clock;

    Notices(
            LiveNotices live,
            NoticeChanges changes,
            NoticeHistory history,
            LiveSites liveSites,
            Sites sites,
            BannerCode banner,
            Audit audit,
            Clock clock) {
        this.live = live;
        this.changes = changes;
        this.history = history;
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

    /** What visitors of a site are or were shown last, also when it is archived; empty before the first. Reads the database. */
    public Optional<Notice> last(String site) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> PublicationRow.latest(site, 1).stream().findFirst().map(this::notice));
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

    /** A notice of whichever site, whenever it was published. Reads the database. */
    public Optional<Notice> byId(NoticeId id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> NoticeRow.siteOf(id).flatMap(site -> live.byId(site, id)));
    }

    /** Every publication of a notice, oldest first: there are several where a site went back to it. Reads the database. */
    public List<Publication> publications(Notice notice) {
        return QuarkusTransaction.joiningExisting().call(() -> PublicationRow.all(notice.site(), notice.id()).stream()
                .map(row -> new Publication(
                        notice,
                        row.version,
                        row.publishedAt,
                        PublicationRow.ofVersion(row.site, row.version + 1)
                                .map(next -> next.publishedAt)
                                .orElse(null)))
                .toList());
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
     * @param language of what is said of the changes: {@code nl} or {@code en}
     * @throws ProblemException 404: there is no such site, or it is archived; 409: the draft is not the one that was looked
     *     at; 422: the change is not editorial
     */
    public Published publish(String site, String who, Terms terms, String language) {
        var published = QuarkusTransaction.requiringNew().call(() -> store(site, who, terms, language));
        liveSites.refreshAfterCommit();
        return published;
    }

    /** The same with nothing in particular said, told in English. */
    public Published publish(String site, String who) {
        return publish(site, who, Terms.NONE, "en");
    }

    private Published store(String site, String who, Terms terms, String language) {
        var draft = sites.draftToPublish(site);
        var current = PublicationRow.ofVersion(site, draft.version());
        var before = current.map(this::notice);
        var drafted = drafted(draft, before);
        if (terms.draft() != null && !drafted.id().equals(terms.draft())) {
            throw new ProblemException(
                    Problem.of(409, "The draft was changed since you looked at it. Look again, then publish."));
        }
        if (before.isPresent() && before.get().id().equals(drafted.id())) {
            sites.published(site, draft.version());
            return new Published(false, history.info(current.get(), language));
        }
        var notice = terms.editorial() == null ? drafted : editorial(before, drafted);
        var now = now();
        int version = draft.version() + 1;
        NoticeRow.insertIfAbsent(notice, now);
        var added = PublicationRow.add(site, version, notice.id(), now, who, terms.editorial());
        sites.published(site, version);
        audit.record(who, "notice published, version " + version + ", " + notice.id(), site);
        if (terms.editorial() != null) {
            audit.record(who, "wording of version " + version + " declared editorial: " + terms.editorial(), site);
        }
        return new Published(true, history.info(added, language));
    }

    private static Notice editorial(Optional<Notice> before, Notice drafted) {
        return Editorial.declared(
                before.orElseThrow(() -> ProblemException.unprocessable(
                        "The first notice of a site has no wording before it.", "editorial")),
                drafted);
    }

    /** What a draft would be published as. */
    private Notice drafted(Sites.Draft draft, Optional<Notice> current) {
        var content = NoticeContent.of(draft.key(), draft.definition(), banner.hash());
        return Notice.of(
                current.map(notice -> Editorial.carried(content, notice)).orElse(content));
    }

    /**
     * What publishing the draft of a site would do now.
     *
     * @param language {@code nl} or {@code en}
     * @throws ProblemException 404: there is no such site, or it is archived
     */
    @Transactional
    public DraftChanges draftChanges(String site, String language) {
        var draft = sites.draft(site);
        var current = PublicationRow.ofVersion(site, draft.version()).map(this::notice);
        var drafted = drafted(draft, current);
        boolean isNew = current.isEmpty() || !current.get().id().equals(drafted.id());
        var news = current.map(notice -> Comparison.of(notice, drafted, language))
                .orElseGet(() -> Comparison.ofFirst(drafted));
        var how = current.isEmpty() ? "first" : !isNew ? "nothing" : news.material() ? "again" : "nobody";
        return new DraftChanges(
                site,
                draft.version(),
                drafted.id().hex(),
                isNew,
                news.material(),
                news.asks(),
                Phrases.in(language).text("how." + how, Map.of("items", String.join(", ", news.asks()))),
                current.isPresent() && Editorial.isPossible(current.get(), drafted),
                news.changes());
    }

    private Notice notice(PublicationRow row) {
        return live.byId(row.site, row.noticeId()).orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
