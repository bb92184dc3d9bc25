package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and days of publications that contradict each other or a choice are found. Nothing of this is committed. */
@QuarkusTest
class PublishedOrderTest {

    private static final int ALL = 1000;

    private Connection connection;
    private TestSite site;

    @BeforeEach
    void aSiteWithTwoVersionsAndAChoiceOnTheSecond() throws SQLException {
        site = TestSite.published().republish(TestSite::renamed);
        Visitor.on(site).does("accept_all");
        connection = TablesOwner.connect();
        connection.setAutoCommit(false);
        run("ALTER TABLE publication DISABLE TRIGGER USER");
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void whatWasPublishedInOrderIsRight() throws SQLException {
        assertThat(ofTheSite()).isEmpty();
    }

    @Test
    void aNumberThatWasChangedIsFound() throws SQLException {
        run("UPDATE publication SET version = 3 WHERE version = 2 AND site = '" + site.key() + "'");

        assertThat(ofTheSite()).containsExactly("its version is 2, and there are 2 publications, up to version 3");
    }

    @Test
    void aPublicationThatIsGoneIsFoundAlsoByTheChoicesOnIt() throws SQLException {
        run("DELETE FROM publication WHERE version = 2 AND site = '" + site.key() + "'");

        assertThat(ofTheSite())
                .containsExactly(
                        "its version is 2, and there are 1 publications, up to version 1",
                        "notice " + site.notice() + " was never published, and choices name it");
    }

    @ParameterizedTest
    @CsvSource({"299, 0", "301, 1"})
    void aDayBeforeTheVersionBeforeIsFoundBeyondWhatClocksDiffer(int seconds, int found) throws SQLException {
        run("UPDATE publication SET published_at = (SELECT published_at FROM publication WHERE version = 1 AND site = '"
                + site.key() + "') - interval '" + seconds + " seconds' WHERE version = 2 AND site = '" + site.key()
                + "'");

        assertThat(ofTheSite())
                .hasSize(found)
                .allMatch(what -> what.equals("version 2 says that it was published before the version before it"));
    }

    @ParameterizedTest
    @CsvSource({"299, 0", "301, 1"})
    void aDayAfterAChoiceOnThatNoticeIsFoundBeyondWhatClocksDiffer(int seconds, int found) throws SQLException {
        run("UPDATE publication SET published_at = (SELECT min(recorded_at) FROM choice WHERE site = '" + site.key()
                + "') + interval '" + seconds + " seconds' WHERE version = 2 AND site = '" + site.key() + "'");

        assertThat(ofTheSite())
                .hasSize(found)
                .allMatch(what -> what.contains("says that it was first published after a choice that names it"));
    }

    private List<String> ofTheSite() throws SQLException {
        return PublishedOrder.faults(connection, ALL).stream()
                .filter(fault -> fault.site().equals(site.key()))
                .map(ShownTexts.Fault::what)
                .toList();
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
