package org.jawoord.consent;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jboss.logging.Logger;

/** Reads what a session's choices amount to from the database: one indexed query. */
@Singleton
public class StandingQuery {

    private static final Logger LOG = Logger.getLogger(StandingQuery.class);

    private final ChoiceLog log;

    StandingQuery(ChoiceLog log) {
        this.log = log;
    }

    /** The standing of a session; 503 when the database does not answer, so that nothing is granted on a guess. */
    public Standing read(SessionKey key) {
        try {
            return log.standing(key);
        } catch (SQLException e) {
            LOG.warnf("standing not read: %s", e.getMessage());
            throw ProblemException.unavailable(
                    "The database does not answer, so nothing may fire. Try again.",
                    ProblemMapper.DATABASE_RETRY_SECONDS);
        }
    }
}
