package org.jawoord.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Statements of plain JDBC that go together, without JTA: committed when the work returns, rolled back when it throws. */
public final class Transaction {

    private Transaction() {}

    /**
     * What is done in one.
     *
     * @param <E> what it may throw besides; nothing as a rule
     */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T with(Connection connection) throws SQLException, E;
    }

    /**
     * Does it, on a connection of the pool. On disk on return.
     *
     * @throws SQLException when it is not known to be committed
     */
    public static <T, E extends Exception> T of(DataSource database, Work<T, E> work) throws SQLException, E {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback(); // nothing after a commit
                connection.setAutoCommit(true);
            }
        }
    }
}
