package org.jawoord.rights;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jawoord.shared.ProblemException;
import org.jboss.logging.Logger;

/**
 * Before anything is answered: finishes erasures that the program didn't come to, and erases again what a restored
 * backup has brought back.
 */
@ApplicationScoped
public class ErasuresAtStart {

    private static final Logger LOG = Logger.getLogger(ErasuresAtStart.class);

    /** After the sites are read; before the port is open, which Quarkus does after all observers. */
    private static final int LATER = 3_000;

    private final Eraser eraser;
    private final ErasureTable table;
    private final ErasureList list;

    ErasuresAtStart(Eraser eraser, ErasureTable table, ErasureList list) {
        this.eraser = eraser;
        this.table = table;
        this.list = list;
    }

    void atStart(@Observes @Priority(LATER) StartupEvent event) throws SQLException, IOException {
        tell(finish() + again(this::isNotOnRecord));
        var rest = new Thread(this::everything, "erasures-again");
        rest.setDaemon(true);
        rest.start();
    }

    /** Erasures that the database knows were carried out, unless somebody put rows back by hand: no need to wait for it. */
    private void everything() {
        try {
            tell(again(erasure -> true));
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warnf("it is not known whether erased records came back: %s", e.getMessage());
        }
    }

    private long finish() throws SQLException {
        long gone = 0;
        for (var erasure : table.notCarriedOut()) {
            gone += finish(erasure);
        }
        return gone;
    }

    private long finish(ErasureTable.Begun erasure) throws SQLException {
        try {
            return eraser.finish(erasure);
        } catch (ProblemException held) {
            LOG.warnf("an erasure on site %s waits: %s", erasure.site(), held.getMessage());
            return 0;
        }
    }

    /** Which erasures of the list to look at. */
    private interface Choice {
        boolean takes(ErasureList.Listed erasure) throws SQLException;
    }

    private boolean isNotOnRecord(ErasureList.Listed erasure) throws SQLException {
        return !table.isOnRecord(erasure.id());
    }

    private long again(Choice choice) throws SQLException, IOException {
        var gone = new AtomicLong();
        list.forEach(erasure -> {
            if (choice.takes(erasure)) {
                gone.addAndGet(again(erasure.site(), erasure.leaves()));
            }
        });
        return gone.get();
    }

    /** Erases the records of these leaves that are there though the list says that they went; returns how many. */
    long again(String site, List<Long> leaves) throws SQLException, IOException {
        var back = table.stillThere(site, leaves);
        try {
            return back.isEmpty() ? 0 : eraser.erase(site, back, Erasure.Reason.RESTORED);
        } catch (ProblemException held) {
            LOG.warnf("records of site %s that came back stay for now: %s", site, held.getMessage());
            return 0;
        }
    }

    private static void tell(long gone) {
        if (gone > 0) {
            LOG.infof("%d records erased that had been asked to go", gone);
        }
    }
}
