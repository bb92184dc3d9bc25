package org.jawoord.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pool's role and the tables' owner may do, with the pattern that V1__roles.sql prescribes. */
@QuarkusTest
class DatabaseRolesTest {

    @Inject
    DataSource pool;

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownerPassword;

    @ConfigProperty(name = "quarkus.flyway.placeholders.appRole")
    String appRole;

    @BeforeEach
    void tableThatOnlyGrows() throws SQLException {
        asOwner(List.of(
                "create table growing (n int)",
                "revoke all on growing from \"" + appRole + "\"",
                "grant select, insert on growing to \"" + appRole + "\"",
                "create trigger growing_only_grows before update or delete or truncate on growing"
                        + " for each statement execute function refuse_change()"));
    }

    @AfterEach
    void removeIt() throws SQLException {
        asOwner(List.of("drop table growing"));
    }

    @Test
    void poolMayInsert() throws SQLException {
        asPool("insert into growing values (1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update growing set n = 2", "delete from growing", "truncate growing"})
    void poolMayNotChange(String sql) {
        assertThatThrownBy(() -> asPool(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update growing set n = 2", "delete from growing", "truncate growing"})
    void ownerMayNotChangeEither(String sql) {
        assertThatThrownBy(() -> asOwner(List.of(sql)))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void singleRoleThatOwnsTheTableLosesItsRightsByTheSamePattern() throws SQLException {
        asOwner(List.of("create table alone (n int)", "revoke all on alone from current_user"));
        try {
            asOwner(List.of("grant select, insert on alone to current_user", "insert into alone values (1)"));

            assertThatThrownBy(() -> asOwner(List.of("delete from alone")))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        } finally {
            asOwner(List.of("drop table alone"));
        }
    }

    @Test
    void poolMayNotMakeTables() {
        assertThatThrownBy(() -> asPool("create table mine (n int)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jawoord_app", "jawoord_owner"})
    void noRoleIsASuperuser(String role) throws SQLException {
        assertThat(asked("select rolsuper::text from pg_roles where rolname = '" + role + "'"))
                .isEqualTo("false");
    }

    @Test
    void poolGivesUpOnAStatementAfterTwoSeconds() throws SQLException {
        assertThat(asked("show statement_timeout")).isEqualTo("2s");
    }

    @Test
    void poolWaitsForTheDiskAtEachCommit() throws SQLException {
        assertThat(asked("show synchronous_commit")).isEqualTo("on");
    }

    private String asked(String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void asPool(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void asOwner(List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
