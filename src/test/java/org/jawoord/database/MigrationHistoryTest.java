package org.jawoord.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.ValidateOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which histories a start accepts, by the settings that migrate at the start: those of newer versions, and no others. */
@QuarkusTest
class MigrationHistoryTest {

    @Inject
    Flyway flyway;

    @BeforeEach
    void keepTheHistory() throws SQLException {
        asOwner("CREATE TABLE history_kept AS SELECT * FROM flyway_schema_history");
    }

    @AfterEach
    void putItBack() throws SQLException {
        asOwner("DELETE FROM flyway_schema_history");
        asOwner("INSERT INTO flyway_schema_history SELECT * FROM history_kept");
        asOwner("DROP TABLE history_kept");
    }

    @Test
    void aMigrationOfANewerVersionIsAccepted() throws SQLException {
        applied("9000");

        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void aMigrationThatWasChangedIsRefused() throws SQLException {
        asOwner("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '22'");

        assertRefused("22");
    }

    @Test
    void aMigrationThatIsMissingAmongOlderOnesIsRefused() throws SQLException {
        applied("21.5");

        assertRefused("21.5");
    }

    private void assertRefused(String version) {
        assertThat(flyway.getConfiguration().isValidateOnMigrate()).isTrue();
        assertThat(flyway.validateWithResult().invalidMigrations)
                .extracting((ValidateOutput invalid) -> invalid.version)
                .containsExactly(version);
    }

    private void applied(String version) throws SQLException {
        asOwner("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) SELECT max(installed_rank) + 1, '" + version + "', 'other',"
                + " 'SQL', 'V" + version + "__other.sql', 1, current_user, 1, true FROM flyway_schema_history");
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
