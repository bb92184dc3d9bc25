package org.jawoord.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jawoord.consent.elsewhere.StatedHistory;
import org.jawoord.ledger.Ledgers;

/** Consent that was given elsewhere, of a scope, page by page: as {@link ChoicePages}. An action is one of choices. */
@ApplicationScoped
class StatedPages {

    private final DataSource database;
    private final StatedHistory history;
    private final Ledgers ledgers;

    StatedPages(DataSource database, StatedHistory history, Ledgers ledgers) {
        this.database = database;
        this.history = history;
        this.ledgers = ledgers;
    }

    /** How many a scope has, counted up to a limit. */
    long count(Scope scope, int limit) throws SQLException {
        if (scope.action() != null) {
            return 0;
        }
        try (Connection connection = database.getConnection()) {
            return history.count(connection, scope.selection(), limit);
        }
    }

    /**
     * The records after one, in the order of the ledger; fewer than the limit at the end.
     *
     * @param after the seq of the last one that was read; 0 for the beginning
     */
    List<Line> forward(Scope scope, long after, int limit) throws SQLException {
        if (scope.action() != null) {
            return List.of();
        }
        try (Connection connection = database.getConnection()) {
            return Line.of(connection, ledgers, history.within(connection, scope.selection(), after, limit));
        }
    }

    /**
     * A consent, or the one that a withdrawal is of, with what took it back, in the order of the ledger; empty when the site
     * has no record of this ID.
     */
    List<Line> withWithdrawals(String site, UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Line.of(connection, ledgers, history.withWithdrawals(connection, site, id));
        }
    }
}
