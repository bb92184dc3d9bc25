package org.jawoord.site;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jawoord.security.Audit;
import org.jawoord.shared.ProblemException;

/** Defines, changes and archives sites. Each act is in the audit, and holds at once on this node. */
@ApplicationScoped
public class Sites {

    /** A key stands in URLs and may become a host name: one DNS label (RFC 1035), lower case. */
    private static final Pattern KEY = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private final LiveSites live;
    private final Audit audit;
    private final Clock clock;

    Sites(LiveSites live, Audit audit, Clock clock) {
        this.live = live;
        this.audit = audit;
        this.clock = clock;
    }

    /** What {@link #put} did. */
    public record Put(boolean isNew, StoredSite site) {}

    /**
     * A draft to publish, held against other publications until the transaction ends.
     *
     * @param version the latest publication; 0 before the first
     */
    public record Draft(String key, int version, SiteDefinition definition) {}

    /**
     * Saves a definition as the draft of a site, new, changed or the same; a site that was archived lives again. Its
     * origins hold at once, the rest when it is published.
     *
     * @param body the definition as JSON, at most 256 KiB
     * @param who whose act it is, for the audit
     * @throws ProblemException 400, 413, 422: not a definition; nothing was stored
     */
    public Put put(String key, byte[] body, String who) {
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.unprocessable(
                    "A site's key has 1 to 63 of a-z, 0-9 and -, and neither starts nor ends with a -.", "site");
        }
        var read = DefinitionReader.read(body);
        var put = QuarkusTransaction.requiringNew().call(() -> store(key, read, who));
        live.refreshAfterCommit();
        return put;
    }

    /**
     * Changes the draft of a live site; whoever else changes it meanwhile waits, so that neither change is lost.
     *
     * @param change makes the new definition of the one that there is, which it may alter
     * @throws ProblemException 404 no such site, or archived; 413, 422: no definition any more; nothing was stored
     */
    public StoredSite change(String key, UnaryOperator<JsonNode> change, String who) {
        var changed = QuarkusTransaction.requiringNew().call(() -> {
            var row = SiteRow.locked(key).filter(r -> r.archivedAt == null).orElseThrow(Sites::unknown);
            var document = change.apply(DefinitionReader.tree(row.definition)).toString();
            return store(key, DefinitionReader.read(document.getBytes(StandardCharsets.UTF_8)), who)
                    .site();
        });
        live.refreshAfterCommit();
        return changed;
    }

    private Put store(String key, DefinitionReader.Read read, String who) {
        var now = now();
        var text = read.document().toString();
        if (SiteRow.insertIfAbsent(key, text, now)) {
            audit.record(who, "site defined", key);
            return new Put(true, StoredSite.whole(existing(key)));
        }
        var row = SiteRow.locked(key).orElseThrow();
        if (!DefinitionReader.tree(row.definition).equals(read.document())) {
            row.definition = text;
            row.revision++;
            row.changedAt = now;
            audit.record(who, "site changed, revision " + row.revision, key);
        }
        if (row.archivedAt != null) {
            row.archivedAt = null;
            row.changedAt = now;
            audit.record(who, "site taken out of the archive", key);
        }
        return new Put(false, StoredSite.whole(row));
    }

    /** Takes a site off the public addresses; what visitors chose there, its definition and notices stay. */
    public void archive(String key, String who) {
        QuarkusTransaction.requiringNew().run(() -> {
            var row = SiteRow.locked(key).orElseThrow(Sites::unknown);
            if (row.archivedAt == null) {
                row.archivedAt = now();
                row.changedAt = row.archivedAt;
                audit.record(who, "site archived", key);
            }
        });
        live.refreshAfterCommit();
    }

    /** Every site by key, archived ones included, without the definitions. */
    @Transactional
    public List<StoredSite> all() {
        return SiteRow.inOrder().stream().map(StoredSite::inList).toList();
    }

    /** One site, also when it is archived; 404 when there is none. */
    @Transactional
    public StoredSite byKey(String key) {
        return StoredSite.whole(existing(key));
    }

    /** The draft of a live site, locked: of two publications at a time, one waits here. 404 when there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Draft draftToPublish(String key) {
        var row = SiteRow.locked(key).filter(r -> r.archivedAt == null).orElseThrow(Sites::unknown);
        return new Draft(key, row.version, DefinitionReader.stored(row.definition));
    }

    /** The draft of a live site as it is now, to be looked at; 404 when there is none. */
    @Transactional
    public Draft draft(String key) {
        var row = SiteRow.byKey(key).filter(r -> r.archivedAt == null).orElseThrow(Sites::unknown);
        return new Draft(key, row.version, DefinitionReader.stored(row.definition));
    }

    /** Notes, in the transaction of {@link #draftToPublish}, that the draft is now shown as this version. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void published(String key, int version) {
        var row = existing(key);
        row.version = version;
        row.publishedRevision = row.revision;
    }

    private static SiteRow existing(String key) {
        return SiteRow.byKey(key).orElseThrow(Sites::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("There is no such site.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
