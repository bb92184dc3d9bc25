package org.jawoord.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** How values stand in the tables of this room and come back out of it. */
public final class ChoiceColumns {

    private static final TypeReference<Map<String, Boolean>> ANSWERS = new TypeReference<>() {};

    /** Yes is true and nothing else: {@code "true"} or {@code 1} is none of ours. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private ChoiceColumns() {}

    /** Answers as JSON; null stays null. */
    public static String write(Map<String, Boolean> answers) {
        try {
            return answers == null ? null : JSON.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a map of booleans can be written", e);
        }
    }

    /** The answers in a column; empty where it is null. {@link IllegalStateException} where it holds none. */
    public static Map<String, Boolean> answers(ResultSet row, int column) throws SQLException {
        var answers = answersOrNull(row, column);
        return answers == null ? Map.of() : answers;
    }

    /** The answers in a column; null where it is null. {@link IllegalStateException} where it holds none. */
    static Map<String, Boolean> answersOrNull(ResultSet row, int column) throws SQLException {
        var text = row.getString(column);
        if (text == null) {
            return null;
        }
        try {
            var answers = JSON.readValue(text, ANSWERS);
            if (answers == null || answers.containsValue(null)) {
                throw new IllegalStateException("stored answers can't be read");
            }
            return Map.copyOf(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored answers can't be read", e);
        }
    }

    /** Sets a time; null stays null. */
    public static void setInstant(PreparedStatement statement, int index, Instant at) throws SQLException {
        if (at == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, at.atOffset(ZoneOffset.UTC));
        }
    }

    /** The time in a column; null where it is null. */
    public static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
