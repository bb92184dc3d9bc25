package org.jawoord.rights;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jawoord.site.Sites;
import org.jawoord.site.StoredSite;
import org.jboss.logging.Logger;

/** Before anything is erased: places holds again that a restored backup lacks. */
@ApplicationScoped
public class HoldsAtStart {

    private static final Logger LOG = Logger.getLogger(HoldsAtStart.class);

    /** After the sites are read, before {@link ErasuresAtStart}. */
    private static final int LATER = 2_900;

    /** Sites that a line of the log names: more would make it one that nobody reads. */
    private static final int NAMED = 10;

    private final Holds holds;
    private final HoldList list;
    private final Sites sites;

    HoldsAtStart(Holds holds, HoldList list, Sites sites) {
        this.holds = holds;
        this.sites = sites;
        this.list = list;
    }

    void atStart(@Observes @Priority(LATER) StartupEvent event) throws SQLException, IOException {
        if (LaunchMode.current() != LaunchMode.TEST) { // each run of the tests begins with an empty database
            placeAgain();
        }
    }

    /** Places those again that the database doesn't know, and forgets those that it knows to be over. */
    void placeAgain() throws SQLException, IOException {
        var listed = listed();
        var elsewhere = new TreeSet<String>();
        var known = sites.all().stream().map(StoredSite::key).collect(Collectors.toSet());
        for (var hold : listed) {
            if (!known.contains(hold.site())) {
                elsewhere.add(hold.site());
            } else if (holds.placeAgain(hold)) {
                LOG.warnf(
                        "a legal hold on site %s, of %s, was not in this database and is in force again",
                        hold.site(), hold.since());
            }
        }
        if (!elsewhere.isEmpty()) {
            LOG.warnf(
                    "legal holds are listed on %d sites that are not in this database, and stay listed: %s",
                    elsewhere.size(), elsewhere.stream().limit(NAMED).collect(Collectors.joining(", ")));
        }
        list.removeIf(holds::isReleased);
    }

    private List<Hold> listed() throws IOException {
        try {
            return list.all();
        } catch (Lines.Unreadable e) {
            throw new ListRefused(e, "hold is lost with it: what it was on is erased when its time is over.");
        }
    }
}
