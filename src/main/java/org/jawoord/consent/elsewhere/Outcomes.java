package org.jawoord.consent.elsewhere;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;

/** Reads what has become of records, as timelines tell it. */
@ApplicationScoped
public class Outcomes {

    private final DataSource database;
    private final StatedHistory history;

    Outcomes(DataSource database, StatedHistory history) {
        this.database = database;
        this.history = history;
    }

    /**
     * The outcome of each of these records, by its place.
     *
     * @throws ProblemException 503 the database does not answer
     */
    public Map<Long, Outcome> of(List<LedgerRecord> records) {
        try (Connection connection = database.getConnection()) {
            var takenBack = history.takenBack(
                    connection, records.stream().map(LedgerRecord::seq).toList());
            var outcomes = new HashMap<Long, Outcome>();
            records.forEach(record ->
                    outcomes.put(record.seq(), Outcome.of(record, takenBack.getOrDefault(record.seq(), Map.of()))));
            return outcomes;
        } catch (SQLException e) {
            throw ProblemException.unavailable(
                    "The database does not answer. Try again.", ProblemMapper.DATABASE_RETRY_SECONDS);
        }
    }
}
