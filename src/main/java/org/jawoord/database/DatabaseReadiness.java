package org.jawoord.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: a choice could be written now. Otherwise says what is missing. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {

    private static final int ANSWER_WITHIN_SECONDS = 2;

    private final DataSource pool;

    DatabaseReadiness(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database");
        try (Connection connection = pool.getConnection()) {
            if (connection.isValid(ANSWER_WITHIN_SECONDS)) {
                return answer.up().build();
            }
            return answer.down()
                    .withData("missing", "the database does not answer")
                    .build();
        } catch (SQLException e) {
            // the cause stays in the log of the pool: this page may be read by people who should not see addresses
            return answer.down()
                    .withData("missing", "no connection to the database")
                    .build();
        }
    }
}
