package org.jawoord.consent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself refuses to change what was chosen, whoever in the program should try. */
@QuarkusTest
class AppendOnlyTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Inject
    DataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE choice SET action = 'accept_all'",
                "DELETE FROM choice",
                "TRUNCATE choice",
                "UPDATE audit SET who = 'nobody'",
                "DELETE FROM audit",
                "UPDATE banner_code SET core = ''",
                "UPDATE banner_asset SET code = ''",
                "DELETE FROM banner_asset",
                "UPDATE stated_consent SET action = 'give'",
                "DELETE FROM stated_consent",
                "UPDATE consent_text SET content = ''",
                "DELETE FROM consent_text",
                "ALTER TABLE choice DISABLE TRIGGER ALL",
                "DROP TABLE choice"
            })
    void theApplicationsRoleMayOnlyAppend(String statement) {
        Visitor.on(TestSite.shared()).does("reject_all");

        assertThatThrownBy(() -> {
                    try (var connection = database.getConnection();
                            var sql = connection.createStatement()) {
                        sql.execute(statement);
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> org.assertj.core.api.Assertions.assertThat(e.getSQLState())
                                .isEqualTo(INSUFFICIENT_PRIVILEGE));
    }
}
