package org.jawoord.shown;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jawoord.shared.Background;
import org.jboss.logging.Logger;

/**
 * Shows that were counted since the last time, in memory; added to the table every few seconds and when the program
 * stops. A count is taken out of memory before it is added and put back when it wasn't, so none is added on purpose twice.
 */
@ApplicationScoped
class ShownCounts {

    private static final Logger LOG = Logger.getLogger(ShownCounts.class);

    /** What a crash may lose. */
    private static final Duration PERIOD = Duration.ofSeconds(5);

    /**
     * Sums in memory at one time, while the database is away: a few hundred bytes each. A site with two languages makes
     * four a day; what is beyond is not counted.
     */
    static final int MAX_SUMS = 20_000;

    private final ShownTable table;
    private final Map<Shown, Long> sums = new ConcurrentHashMap<>();
    private final Background background = new Background(
            "shown-counts",
            LOG,
            "how often notices were shown can't be stored, it stays in memory",
            "how often notices were shown is stored again");

    ShownCounts(ShownTable table) {
        this.table = table;
    }

    void start(@Observes StartupEvent event) {
        background.every(PERIOD, this::write);
    }

    void stop(@Observes ShutdownEvent event) {
        background.stop();
        store();
    }

    /** Counts one show. Never blocks. */
    void add(String site, ShownReader.Said said, Instant now) {
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        add(new Shown(site, said.notice(), said.language(), said.surface(), day), 1);
    }

    private void add(Shown shown, long count) {
        if (sums.size() < MAX_SUMS || sums.containsKey(shown)) {
            sums.merge(shown, count, Long::sum);
        }
    }

    /** Adds what was counted to the table, or tells that it can't be. */
    void store() {
        background.attempt(this::write);
    }

    private synchronized void write() throws SQLException {
        var taken = new TreeMap<Shown, Long>();
        for (var shown : sums.keySet()) {
            var count = sums.remove(shown);
            if (count != null) {
                taken.put(shown, count);
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            table.add(taken);
        } catch (SQLException | RuntimeException e) {
            taken.forEach(this::add);
            throw e;
        }
    }
}
