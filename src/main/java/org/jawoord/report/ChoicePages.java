package org.jawoord.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jawoord.consent.ChoiceHistory;
import org.jawoord.consent.ChoiceHistory.Place;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.ledger.Ledgers;

/**
 * The choices of a scope, page by page. Each page is three short statements on a connection of its own, so that no export,
 * however long, meets the time-out of statements or holds a connection while its client reads.
 */
@ApplicationScoped
class ChoicePages {

    /** Up to so many choices of a scope are counted, some milliseconds on an index; more are estimated. */
    static final int COUNTED = 100_000;

    /** The database may start again meanwhile: a page is asked for so often before an export is broken off. */
    private static final int TRIES = 3;

    private static final long PAUSE_MILLIS = 1_000;

    private final DataSource database;
    private final ChoiceHistory history;
    private final Ledgers ledgers;

    ChoicePages(DataSource database, ChoiceHistory history, Ledgers ledgers) {
        this.database = database;
        this.history = history;
        this.ledgers = ledgers;
    }

    /**
     * Some choices in a row.
     *
     * @param lines those that the scope has
     * @param last the place after the last one that was looked at; null at the end
     */
    record Page(List<Line> lines, Place last) {}

    /** How many choices a scope has: {@code about} when that is the database's estimate. An action is not considered. */
    record Count(long rows, boolean about) {

        /** As it stands in a header: {@code 42}, or {@code ~1200000}. */
        @Override
        public String toString() {
            return (about ? "~" : "") + rows;
        }
    }

    Count count(Scope scope) throws SQLException {
        try (Connection connection = database.getConnection()) {
            long rows = history.count(connection, scope.selection(), COUNTED + 1);
            return rows <= COUNTED
                    ? new Count(rows, false)
                    : new Count(Math.max(rows, history.estimate(connection, scope.selection())), true);
        }
    }

    /** The page after a place, oldest first. */
    Page forward(Scope scope, Place after, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return page(connection, scope, history.forward(connection, scope.selection(), after, limit), limit);
        }
    }

    /** The page before a place, newest first. */
    Page backward(Scope scope, Place before, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return page(connection, scope, history.backward(connection, scope.selection(), before, limit), limit);
        }
    }

    /** As {@link #forward}, and again after a while when the database does not answer. */
    Page forwardPatiently(Scope scope, Place after, int limit) throws SQLException, InterruptedException {
        for (int rest = TRIES - 1; ; rest--) {
            try {
                return forward(scope, after, limit);
            } catch (SQLException e) {
                if (rest == 0) {
                    throw e;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private Page page(Connection connection, Scope scope, List<LedgerRecord> records, int limit) throws SQLException {
        var wanted = records.stream().filter(scope::has).toList();
        return new Page(
                Line.of(connection, ledgers, wanted),
                records.size() < limit ? null : Place.after(records.get(records.size() - 1)));
    }
}
