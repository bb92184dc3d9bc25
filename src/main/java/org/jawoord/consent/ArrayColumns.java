package org.jawoord.consent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Sets the parameters of a statement that takes many rows at once, as one array for each column, in their order. */
final class ArrayColumns {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<NewChoice> rows;
    private int index;

    ArrayColumns(Connection connection, PreparedStatement statement, List<NewChoice> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    /**
     * The next column.
     *
     * @param type of its elements, as PostgreSQL names it
     * @param value of a row; null stays null
     */
    void add(String type, Function<NewChoice, ?> value) throws SQLException {
        boolean binary = type.equals("bytea"); // the driver writes an array of these only from this class
        var values = binary ? new byte[rows.size()][] : new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        add(type, values);
    }

    /** The next column, of these values. */
    void add(String type, Object[] values) throws SQLException {
        statement.setArray(++index, connection.createArrayOf(type, values));
    }
}
