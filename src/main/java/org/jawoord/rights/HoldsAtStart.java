package org.jawoord.rights;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Before anything is erased: places holds again that a restored backup lacks. */
@ApplicationScoped
public class HoldsAtStart {

    private static final Logger LOG = Logger.getLogger(HoldsAtStart.class);

    /** After the sites are read, before {@link ErasuresAtStart}. */
    private static final int LATER = 2_900;

    private final Holds holds;
    private final HoldList list;

    HoldsAtStart(Holds holds, HoldList list) {
        this.holds = holds;
        this.list = list;
    }

    void atStart(@Observes @Priority(LATER) StartupEvent event) throws SQLException, IOException {
        if (LaunchMode.current() != LaunchMode.TEST) { // each run of the tests begins with an empty database
            placeAgain();
        }
    }

    /** Places those again that the database doesn't know, and forgets those that it knows to be over. */
    void placeAgain() throws SQLException, IOException {
        for (var hold : list.all()) {
            if (holds.placeAgain(hold)) {
                LOG.warnf(
                        "a legal hold on site %s, of %s, was not in this database and is in force again",
                        hold.site(), hold.since());
            }
        }
        list.removeIf(holds::isReleased);
    }
}
