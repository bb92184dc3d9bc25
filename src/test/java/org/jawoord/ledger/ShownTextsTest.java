package org.jawoord.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What visitors were told is held against the hashes that records name it by. Nothing of this is committed. */
@QuarkusTest
class ShownTextsTest {

    private static final int ALL = 1000;

    private Connection connection;
    private TestSite site;

    @BeforeEach
    void aSite() throws SQLException {
        site = TestSite.published();
        connection = TablesOwner.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void whatWasPublishedIsAsItWas() throws SQLException {
        assertThat(ofTheSite()).isEmpty();
    }

    @Test
    void otherWordsUnderTheHashOfATextAreFound() throws SQLException {
        run("INSERT INTO consent_text (site, id, kind, key, version, language, content, created_at) VALUES ('"
                + site.key() + "', sha256('we call'), 'script', 'calls', '1', 'en', 'we sell', now())");

        assertThat(ofTheSite())
                .hasSize(1)
                .first()
                .asString()
                .contains("consent text")
                .contains("other words");
    }

    @Test
    void aTextUnderItsOwnHashIsRight() throws SQLException {
        run("INSERT INTO consent_text (site, id, kind, key, version, language, content, created_at) VALUES ('"
                + site.key() + "', sha256('we call'), 'script', 'calls', '1', 'en', 'we call', now())");

        assertThat(ofTheSite()).isEmpty();
    }

    @Test
    void otherWordsUnderTheIdOfANoticeAreFound() throws SQLException {
        run("ALTER TABLE notice DISABLE TRIGGER USER");
        run("ALTER TABLE notice DROP CONSTRAINT notice_check");
        run("UPDATE notice SET content = content || ' ' WHERE site = '" + site.key() + "'");

        assertThat(ofTheSite())
                .hasSize(1)
                .first()
                .asString()
                .contains(site.notice())
                .contains("other words");
    }

    @Test
    void aNoticeThatRecordsNameAndThatIsGoneIsFound() throws SQLException {
        Visitor.on(site).does("accept_all");
        run("ALTER TABLE publication DISABLE TRIGGER USER");
        run("ALTER TABLE notice DISABLE TRIGGER USER");
        run("DELETE FROM publication WHERE site = '" + site.key() + "'");
        run("DELETE FROM notice WHERE site = '" + site.key() + "'");

        assertThat(ofTheSite())
                .hasSize(1)
                .first()
                .asString()
                .contains(site.notice())
                .contains("missing");
    }

    private java.util.List<String> ofTheSite() throws SQLException {
        return ShownTexts.faults(connection, ALL).stream()
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
