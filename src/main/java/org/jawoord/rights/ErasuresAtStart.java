package org.jawoord.rights;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Before anything is answered: finishes erasures that the program didn't come to, and erases again what a restored
 * backup has brought back. A list that can't be read refuses the start.
 */
@ApplicationScoped
public class ErasuresAtStart {

    private static final Logger LOG = Logger.getLogger(ErasuresAtStart.class);

    /** After the sites are read; before the port is open, which Quarkus does after all observers. */
    private static final int LATER = 3_000;

    private final ErasuresAgain again;

    ErasuresAtStart(ErasuresAgain again) {
        this.again = again;
    }

    void atStart(@Observes @Priority(LATER) StartupEvent event) throws SQLException, IOException {
        try {
            again.atStart();
        } catch (Lines.Unreadable e) {
            throw new ListRefused(
                    e, "erasure is lost with it: a backup that is restored brings its records back for good.");
        }
        var rest = new Thread(this::everything, "erasures-again");
        rest.setDaemon(true);
        rest.start();
    }

    private void everything() {
        try {
            again.everything();
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warnf("it is not known whether erased records came back: %s", e.getMessage());
        }
    }
}
