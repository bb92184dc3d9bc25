package org.jawoord.consent.elsewhere;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jawoord.consent.elsewhere.StatedHistory.TakenBack;
import org.jawoord.shared.JsonTimes;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;

/** Sees to it that what names a record as taken back takes something back. */
@ApplicationScoped
class Withdrawals {

    /** Until the end of the transaction, on every node; two names of one number would only wait for each other. */
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final StatedRecords records;
    private final StatedHistory history;

    Withdrawals(StatedRecords records, StatedHistory history) {
        this.records = records;
        this.history = history;
    }

    /**
     * Lets a withdrawal of a record pass, and makes others of that record wait until the connection's transaction is over.
     *
     * @throws ProblemException 409: the record has no yes any more to any of the purposes, and says since when
     */
    void requireSomethingLeft(Connection connection, String site, Stated withdrawal) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(ALONE)) {
            lock.setString(1, "jawoord withdrawal " + site + " " + withdrawal.of());
            lock.execute();
        }
        var given = records.byId(connection, site, withdrawal.of());
        if (given.isEmpty()) {
            return; // erased in this moment: the withdrawal is recorded, and whoever erases again finds it
        }
        var takenBack = history.takenBack(connection, List.of(given.get().seq()))
                .getOrDefault(given.get().seq(), Map.of());
        var answers = given.get().content().path("answers");
        boolean left = withdrawal.answers().keySet().stream()
                .anyMatch(purpose -> answers.path(purpose).asBoolean() && !takenBack.containsKey(purpose));
        if (!left) {
            throw new ProblemException(Problem.of(409, already(withdrawal, takenBack), "of"));
        }
    }

    private static String already(Stated withdrawal, Map<String, TakenBack> takenBack) {
        return takenBack.entrySet().stream()
                .filter(taken -> withdrawal.answers().containsKey(taken.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(by ->
                        "This was taken back already, by record " + by.by() + " of " + JsonTimes.format(by.at()) + ".")
                .orElse("That record has no yes to this that could be taken back.");
    }
}
