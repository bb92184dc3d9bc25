package org.jawoord.site;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Every live site, in memory: asking costs no database, so it also works without one.
 *
 * <p>Read again each second by {@link SiteRefresh}, and right after each act on this node. Readings come one after
 * another, so that an older state never replaces a newer one; a reading that fails leaves everything as it was.
 */
@Singleton
public class LiveSites {

    private static final Logger LOG = Logger.getLogger(LiveSites.class);

    private final Event<SitesRead> read;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Map<String, Site> byKey = Map.of();

    LiveSites(Event<SitesRead> read) {
        this.read = read;
    }

    /**
     * Fired before the sites of a new reading can be asked for, so that others have at hand what belongs to them. An
     * observer that throws keeps the old state for everybody.
     */
    public record SitesRead(Collection<Site> sites) {}

    /** The site of this key; empty when there is none or it is archived. Never blocks. */
    public Optional<Site> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** All of them, in no order. Never blocks. */
    public Collection<Site> all() {
        return byKey.values();
    }

    /** Reads what changed. Blocks; throws when the database does not answer. */
    public void refresh() {
        reading.lock();
        try {
            var next = QuarkusTransaction.requiringNew().call(this::readChanges);
            if (!next.equals(byKey)) {
                read.fire(new SitesRead(next.values()));
                byKey = next;
            }
        } finally {
            reading.unlock();
        }
    }

    /** {@link #refresh} after an act that is on disk already: a failure now is made good within seconds. */
    public void refreshAfterCommit() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.warnf("stored, but not in force on this node yet: %s", e.getMessage());
        }
    }

    private Map<String, Site> readChanges() {
        var next = new HashMap<String, Site>();
        var changed = new ArrayList<String>();
        for (var state : SiteRow.liveStates()) {
            var known = byKey.get(state.key());
            if (known != null && known.isAt(state)) {
                next.put(state.key(), known);
            } else {
                changed.add(state.key());
            }
        }
        List<SiteRow> rows = changed.isEmpty() ? List.of() : SiteRow.byKeys(changed);
        rows.stream().filter(row -> row.archivedAt == null).forEach(row -> next.put(row.key, Site.of(row)));
        return Map.copyOf(next);
    }
}
